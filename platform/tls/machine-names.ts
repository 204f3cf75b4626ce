import { hostname, networkInterfaces } from 'node:os'

/** What others may call this machine. */
export interface MachineNames {
  /** The name that the machine announces in its own network (RFC 6762): `counter.local`. */
  readonly local: string
  readonly names: readonly string[]
  /** Addresses of its network cards, IPv4 first; those of one cable only (fe80::) left out, for no browser takes them. */
  readonly addresses: readonly string[]
}

/** The machine's name in its own network. */
export const localName = (host = hostname()): string => `${shortName(host)}.local`

/** Reads names and addresses as they are now: a router may give another address tomorrow. */
export function machineNames(host = hostname(), cards = networkInterfaces()): MachineNames {
  const short = shortName(host)
  const whole = host.toLowerCase()
  const found = Object.values(cards).flatMap((card) => card ?? []).filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
  const addresses = found.toSorted((one, other) => Number(one.family === 'IPv6') - Number(other.family === 'IPv6')).map(({ address }) => address)
  return { local: localName(host), names: [...new Set([localName(host), short, ...(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(whole) ? [whole] : [])])], addresses: [...new Set(addresses)] }
}

const shortName = (host: string): string => host.toLowerCase().split('.')[0]?.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'lunette'
