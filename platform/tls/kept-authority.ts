import { X509Certificate } from 'node:crypto'
import { mkdir, open as openFile, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '#platform/start-refused'
import type { KeyPair } from './authority.ts'
import { privateNetworks } from './name-constraints.ts'
import type { Permitted } from './name-constraints.ts'

const shape = z.object({ note: z.string(), certificate: z.string(), key: z.string(), domains: z.array(z.string()) })

export interface Authority extends KeyPair { readonly permitted: Permitted }

/**
 * Reads the authority of an installation, or makes it at the first use: certificate and key in one file of mode 0600.
 * @throws {StartRefused} when the file is damaged, open to others, or the authority has expired
 */
export async function openAuthority(path: string, machine: string, domains: readonly string[], now: Date): Promise<Authority> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new StartRefused(`The authority ${path} cannot be read (${error.code}).`)
  })
  if (text === null) return make(path, machine, domains, now)
  const anew = 'or delete it: another is made, and every phone and till has to trust that one'
  const content = shape.safeParse(parseJson(text))
  if (!content.success) throw new StartRefused(`The authority ${path} is damaged: put the copy from a backup in its place, ${anew}.`)
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) throw new StartRefused(`Others may read the authority ${path}: run "chmod 600 ${path}".`)
  const { certificate, key } = content.data
  if (new X509Certificate(certificate).validToDate <= now) throw new StartRefused(`The authority ${path} has expired: delete it; another is made, and every phone and till has to trust that one.`)
  return { certificate, key, permitted: { domains: content.data.domains, networks: privateNetworks } }
}

async function make(path: string, machine: string, domains: readonly string[], now: Date): Promise<Authority> {
  // Loaded only here and where it signs: a server without a network of its own does not carry it.
  const { makeAuthority } = await import('./authority.ts')
  const made = await makeAuthority(machine, domains, now)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // wx: two processes that start at once must not overwrite each other's; the second reads the first one's.
  const file = await openFile(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (!file) return waitFor(path, machine, domains, now)
  await file.writeFile(JSON.stringify({
    note: 'The authority that phones and tills of this shop trust. Who has its key can pretend to be this server: nobody else may read it. When it is lost, every device has to trust another.',
    certificate: made.certificate, key: made.key, domains: made.permitted.domains,
  }, null, 2))
  await file.sync()
  await file.close()
  return made
}

/** The other process has made the file and may still be writing it. */
async function waitFor(path: string, machine: string, domains: readonly string[], now: Date): Promise<Authority> {
  for (let tries = 0; tries < 20 && (await stat(path)).size === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50))
  return openAuthority(path, machine, domains, now)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
