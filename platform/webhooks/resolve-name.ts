import { Resolver } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { hostsOf } from './hosts-file.ts'

/** For each try of a name server, and how many. */
const SERVER_MS = 2_000
const TRIES = 2

export interface NameSources {
  /** Name servers, `192.0.2.1:53`; those of this machine when left out. */
  readonly servers?: readonly string[]
  readonly hostsFile?: string
}

const localhost: readonly LookupAddress[] = [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]

/**
 * The addresses of a name, those of IPv4 first: not every shop has a way out by IPv6. Asked of this machine's list of hosts and then of
 * its name servers, on a socket of its own: what the platform asks by default holds one of four threads, which a name server that never
 * answers keeps from everybody else for as long as it likes, and no signal ends.
 * @throws {Error} when nobody knows the name, or nobody answers until the signal or the name servers' time is over
 */
export async function resolveName(name: string, signal: AbortSignal, { servers, hostsFile }: NameSources = {}): Promise<readonly LookupAddress[]> {
  const plain = name.toLowerCase().replace(/\.$/, '')
  const hosts = await hostsOf(plain, hostsFile)
  if (hosts.length > 0) return hosts
  // RFC 6761: nobody is asked for it.
  if (plain === 'localhost' || plain.endsWith('.localhost')) return localhost
  const resolver = new Resolver({ timeout: SERVER_MS, tries: TRIES })
  if (servers) resolver.setServers(servers)
  const cancel = (): void => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    signal.throwIfAborted()
    const [four, six] = await Promise.allSettled([resolver.resolve4(plain), resolver.resolve6(plain)])
    if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
    return [...addressesOf(four, 4), ...addressesOf(six, 6)]
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

const addressesOf = (answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] =>
  (answer.status === 'fulfilled' ? answer.value : []).map((address) => ({ address, family }))
