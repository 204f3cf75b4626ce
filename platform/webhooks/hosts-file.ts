import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import type { LookupAddress } from 'node:dns'

const systemFile = process.platform === 'win32' ? `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts` : '/etc/hosts'
const KEPT_MS = 10_000

const kept = new Map<string, { readonly until: number; readonly names: Promise<ReadonlyMap<string, readonly LookupAddress[]>> }>()

/** The addresses that this machine's own list of hosts gives a name; none when it does not know it. Read again after some seconds. */
export async function hostsOf(name: string, file: string = systemFile): Promise<readonly LookupAddress[]> {
  const now = performance.now()
  let list = kept.get(file)
  if (!list || list.until < now) {
    list = { until: now + KEPT_MS, names: readFile(file, 'utf8').then(readHosts, () => new Map()) }
    kept.set(file, list)
  }
  return (await list.names).get(name) ?? []
}

/** Reads lines of an address and its names; what follows a `#` says nothing. */
export function readHosts(text: string): ReadonlyMap<string, readonly LookupAddress[]> {
  const found = new Map<string, LookupAddress[]>()
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    const family = isIP(address.replace(/%.*$/, ''))
    if (family === 0) continue
    for (const name of names) found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), { address, family }])
  }
  return found
}
