import { z } from 'zod'

const report = z.object({
  vulnerabilities: z.record(z.string(), z.object({
    name: z.string(), severity: z.string(), range: z.string(), fixAvailable: z.unknown(),
    via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
  })),
  metadata: z.object({ vulnerabilities: z.object({ total: z.number() }), dependencies: z.object({ prod: z.number() }) }),
})

/** Reads what `npm audit --json` printed: which packages have known vulnerabilities, or that nobody answered. */
export function judgeAudit(text: string): { readonly failed: boolean; readonly lines: readonly string[] } {
  const { data } = report.safeParse(parse(text))
  if (!data) {
    const said = z.object({ message: z.string() }).safeParse(parse(text)).data?.message.split(' - ')[0]
    return { failed: false, lines: [`NOT RUN: the registry does not say which packages are vulnerable${said ? ` (${said})` : ''}.`] }
  }
  const found = Object.values(data.vulnerabilities)
  if (found.length === 0) return { failed: false, lines: [`No known vulnerability in ${data.metadata.dependencies.prod} packages.`] }
  return {
    failed: true,
    lines: found.map(({ name, severity, range, via, fixAvailable }) => {
      const why = via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`)).join('; ')
      return `${severity}: ${name} ${range}: ${why}${fixAvailable === false ? '; no fixed version yet' : ''}`
    }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
