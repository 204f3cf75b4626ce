import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import type { SmtpServer } from '#platform/mail/mail'
import { StartRefused } from '#platform/start-refused'
import { isPlaceInside } from '#platform/webhooks/inside'
import { localName } from '#platform/tls/machine-names'
import type { OwnFiles } from '#platform/tls/own-certificate'
import { defaultDataFolder } from './data-folder.ts'
import { areNetworks, readListen } from './network/read-listen.ts'
import type { ListenAt } from './network/read-listen.ts'

/** The settings of an installation, as docs/guide/settings.md describes them. What belongs to a shop is set in Lunette itself. */
export interface Config {
  readonly port: number
  readonly dataDir: string
  /** A PostgreSQL of the installation's own, as its owner; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  /** What links, mails and QR codes carry; no slash at its end. */
  readonly publicUrl: string
  /** Open to other devices, by HTTPS; null: on loopback only. */
  readonly network: (ListenAt & { readonly own: OwnFiles | null }) | null
  /** Addresses and networks of proxies that are believed. */
  readonly trustProxy: readonly string[]
  /** What one person or API key may ask in a minute. */
  readonly requestsPerMinute: number
  /** Addresses and networks inside that webhooks may call, each with its port. */
  readonly webhooksInside: readonly string[]
  readonly keysFile: string
  /** Undefined: no mail is sent. */
  readonly smtp: SmtpServer | undefined
  /** Undefined: the first page asks. */
  readonly sample: 'on' | 'off' | undefined
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Read by tests and by the scripts around the server; not settings, but no mistakes either. */
const notOurs = ['LUNETTE_CHROMIUM', 'LUNETTE_STRAY_ERRORS', 'LUNETTE_TEST_PROJECTS', 'LUNETTE_TEST_POSTGRES']

const aPort = 'a port from 1 to 65535, such as 4100'
const aPostgres = 'the URL of a PostgreSQL, such as postgres://owner:password@localhost:5432/lunette'
const anAddress = 'the address others type to reach Lunette, such as https://lunette.example, without ? or #'
const aListener = 'an address of this machine, such as 0.0.0.0:4143 for all of them'
const aFile = (what: string): string => `the file with ${what} by its whole path, such as /etc/lunette/server.pem`
const aProxy = 'the addresses of the proxies alone, with a comma between them, such as 192.168.1.5'
const anInside = 'addresses or networks, each with its port and a comma between them, such as 192.168.1.20:8080,10.20.0.0/16:443'
const aRate = 'a number from 60 to 10000000, such as 3000'
const aMailServer = 'smtp://user:password@host:587?from=shop@example.com (smtps:// for port 465)'

/** The message of each is what to write instead. */
const settings = z.object({
  PORT: z.string().regex(/^\d{1,5}$/, aPort).transform(Number).pipe(z.number().min(1, aPort).max(65_535, aPort)).default(4100),
  LUNETTE_DATA_DIR: z.string().refine(isAbsolute, 'a folder by its whole path, such as /var/lib/lunette').optional(),
  // Not parsed here: with a socket's folder (`@/name?host=…`) it is no URL to the platform's parser.
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/./, aPostgres).optional(),
  LUNETTE_PUBLIC_URL: z.string().refine(isPlainAddress, anAddress).transform((text) => text.replace(/\/+$/, '')).optional(),
  LUNETTE_LISTEN: z.string().refine((text) => readListen(text) !== null, aListener).transform((text) => readListen(text) ?? undefined).optional(),
  LUNETTE_CERTIFICATE: z.string().refine(isAbsolute, aFile('the certificate')).optional(),
  LUNETTE_CERTIFICATE_KEY: z.string().refine(isAbsolute, aFile('its key')).optional(),
  LUNETTE_TRUST_PROXY: z.string().refine(areNetworks, aProxy).transform((text) => text.split(',').map((part) => part.trim())).default([]),
  LUNETTE_REQUESTS_PER_MINUTE: z.string().regex(/^\d{1,8}$/, aRate).transform(Number).pipe(z.number().min(60, aRate).max(10_000_000, aRate)).default(3000),
  LUNETTE_WEBHOOKS_INSIDE: z.string().transform((text) => text.split(',').map((part) => part.trim())).refine((places) => places.every(isPlaceInside), anInside).default([]),
  LUNETTE_KEYS: z.string().refine(isAbsolute, 'a file by its whole path, such as /etc/lunette/keys.json').optional(),
  LUNETTE_SMTP: z.string().refine((text) => readSmtp(text) !== null, aMailServer).transform((text) => readSmtp(text) ?? undefined).optional(),
  LUNETTE_SAMPLE: z.enum(['on', 'off'], 'on or off').optional(),
  LUNETTE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'silent, error, warn, info or debug').default('info'),
})

/**
 * Reads the settings from the environment; an empty one counts as not set.
 * @throws {StartRefused} with one sentence that names the setting and what to write instead. Its value is not repeated: it may hold a password
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  refuseUnknown(Object.keys(given))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new StartRefused(`The setting ${issue?.path.join('.')} is wrong: write ${issue?.message}.`)
  }
  const { PORT, LUNETTE_DATA_DIR, DATABASE_URL, LUNETTE_PUBLIC_URL, LUNETTE_KEYS, LUNETTE_SMTP, LUNETTE_SAMPLE, LUNETTE_LOG } = parsed.data
  const dataDir = LUNETTE_DATA_DIR ?? defaultDataFolder(env)
  const network = readNetwork(parsed.data)
  return Object.freeze({
    port: PORT,
    dataDir,
    databaseUrl: DATABASE_URL,
    publicUrl: LUNETTE_PUBLIC_URL ?? (network ? `https://${localName()}${network.port === 443 ? '' : `:${network.port}`}` : `http://localhost:${PORT}`),
    network,
    trustProxy: parsed.data.LUNETTE_TRUST_PROXY,
    requestsPerMinute: parsed.data.LUNETTE_REQUESTS_PER_MINUTE,
    webhooksInside: parsed.data.LUNETTE_WEBHOOKS_INSIDE,
    keysFile: LUNETTE_KEYS ?? join(dataDir, 'keys.json'),
    smtp: LUNETTE_SMTP,
    sample: LUNETTE_SAMPLE,
    logLevel: LUNETTE_LOG,
  })
}

/** The settings of the network belong together. @throws {StartRefused} when one lacks the other */
function readNetwork({ PORT, LUNETTE_LISTEN, LUNETTE_CERTIFICATE, LUNETTE_CERTIFICATE_KEY, LUNETTE_PUBLIC_URL }: z.output<typeof settings>): Config['network'] {
  const missing = (setting: string, advice: string): never => { throw new StartRefused(`The setting ${setting} is missing: write ${advice}.`) }
  if (LUNETTE_CERTIFICATE && !LUNETTE_CERTIFICATE_KEY) missing('LUNETTE_CERTIFICATE_KEY', aFile('the key of LUNETTE_CERTIFICATE'))
  if (LUNETTE_CERTIFICATE_KEY && !LUNETTE_CERTIFICATE) missing('LUNETTE_CERTIFICATE', aFile('the certificate of LUNETTE_CERTIFICATE_KEY'))
  if (!LUNETTE_LISTEN) return LUNETTE_CERTIFICATE ? missing('LUNETTE_LISTEN', `${aListener}, for LUNETTE_CERTIFICATE is shown to other devices`) : null
  if (LUNETTE_LISTEN.port === PORT) throw new StartRefused(`The setting LUNETTE_LISTEN is wrong: write another port than PORT, such as ${LUNETTE_LISTEN.host}:4143; port ${PORT} is for this machine alone.`)
  if (LUNETTE_PUBLIC_URL?.startsWith('http:')) throw new StartRefused('The setting LUNETTE_PUBLIC_URL is wrong: write it with https://, for with LUNETTE_LISTEN other devices are served by HTTPS only.')
  if (!LUNETTE_CERTIFICATE || !LUNETTE_CERTIFICATE_KEY) return { ...LUNETTE_LISTEN, own: null }
  if (!LUNETTE_PUBLIC_URL) missing('LUNETTE_PUBLIC_URL', 'the address that the certificate is for, such as https://lunette.example')
  return { ...LUNETTE_LISTEN, own: { certificate: LUNETTE_CERTIFICATE, key: LUNETTE_CERTIFICATE_KEY } }
}

function refuseUnknown(names: readonly string[]): void {
  const known = Object.keys(settings.shape)
  const unknown = names.find((name) => name.startsWith('LUNETTE_') && !known.includes(name) && !notOurs.includes(name))
  if (unknown === undefined) return
  const nearest = known.filter((name) => name.startsWith('LUNETTE_')).toSorted((one, other) => distance(one, unknown) - distance(other, unknown))[0]
  throw new StartRefused(`There is no setting ${unknown}: did you mean ${nearest}?`)
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, search, hash } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && !search && !hash
}

function readSmtp(text: string): SmtpServer | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, port, username, password, searchParams } = new URL(text)
  if (!['smtp:', 'smtps:'].includes(protocol) || !hostname) return null
  const secure = protocol === 'smtps:'
  const from = searchParams.get('from') ?? decodeURIComponent(username)
  if (!from.includes('@')) return null
  return {
    host: hostname, port: port ? Number(port) : secure ? 465 : 587, secure, from,
    user: username ? decodeURIComponent(username) : undefined,
    password: password ? decodeURIComponent(password) : undefined,
  }
}

/** How many letters must be changed, added or left out to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === against ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
