import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/** IPv4 that is not somebody's place in the open internet (RFC 6890 and its registry): this machine, networks of a house, the cloud's own (168.63.129.16: Azure's). */
const closedV4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16/32', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
] as const
/** Of IPv6 only 2000::/3 is given out; what of it carries an IPv4 address inside, or is no place, is closed as well. */
const openV6 = '2000::/3'
const closedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const
/** An interface that says its network is wider, as some tunnels do, says nothing of neighbours: only its own address is closed. */
const WIDEST = { ipv4: 8, ipv6: 32 } as const

/** Whether an address may be called: `open` to anybody, `allowed` by the settings though inside, `closed`. */
export type Standing = 'open' | 'allowed' | 'closed'

/** Judges an address (not a name) with the port that is called there. */
export type Judge = (address: string, port: number) => Standing

interface Network { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' }
interface Place extends Network { readonly port: number }

/** Reads `192.168.1.20:8080`, `10.20.0.0/16:443`, `[fd00::5]:8080`, `[fd00::/64]:443`; null for anything else. */
function readPlace(text: string): Place | null {
  const [, bracketed, plain, digits = ''] = /^(?:\[([^\]]+)\]|([^:\]]+)):(\d{1,5})$/.exec(text) ?? []
  const network = readNetwork(bracketed ?? plain ?? '')
  const port = Number(digits)
  return network && (network.family === 'ipv6') === (bracketed !== undefined) && port >= 1 && port <= 65_535 ? { ...network, port } : null
}

function readNetwork(text: string): Network | null {
  const [address = '', digits, ...more] = text.split('/')
  const whole = { 0: null, 4: 32, 6: 128 }[isIP(address)] ?? null
  if (whole === null || more.length > 0 || (digits !== undefined && !/^\d{1,3}$/.test(digits))) return null
  const bits = digits === undefined ? whole : Number(digits)
  return bits <= whole ? { address, bits, family: whole === 32 ? 'ipv4' : 'ipv6' } : null
}

/** Whether a setting names a place inside that may be called: an address or a network, and the port. */
export const isPlaceInside = (text: string): boolean => readPlace(text) !== null

/**
 * Judges addresses that Lunette is asked to call: what is inside the network, and that is all this machine stands in, is closed but for
 * what the settings allow.
 * @param allowed places with their port, `192.168.1.20:8080`, `10.20.0.0/16:443`, `[fd00::5]:8080`
 */
export function judgeAddresses(allowed: readonly string[], interfaces = networkInterfaces()): Judge {
  const own = Object.values(interfaces).flatMap((all) => all ?? []).flatMap(({ address, cidr }) => {
    const network = readNetwork(cidr ?? '') ?? readNetwork(address)
    return network ? [network.bits < WIDEST[network.family] ? { ...network, address, bits: network.family === 'ipv4' ? 32 : 128 } : network] : []
  })
  const [open, closed] = [listOf([openV6].flatMap(networks)), listOf([...[...closedV4, ...closedV6].flatMap(networks), ...own])]
  const places = allowed.flatMap((text) => readPlace(text) ?? []).map((place) => ({ port: place.port, list: listOf([place]) }))
  return (text, port) => {
    const address = text.replace(/%.*$/, '')
    const family = isIP(address)
    if (family === 0) return 'closed'
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    // A mapped address means the IPv4 one, and lists of the platform read it as that: as such nobody needs to be called.
    if (family === 6 && /^(::|0:)/.test(address) && address !== '::1') return 'closed'
    if (places.some((place) => place.port === port && place.list.check(address, kind))) return 'allowed'
    return closed.check(address, kind) || (family === 6 && !open.check(address, kind)) ? 'closed' : 'open'
  }
}

const networks = (text: string): Network[] => { const network = readNetwork(text); return network ? [network] : [] }

function listOf(all: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const { address, bits, family } of all) list.addSubnet(address, bits, family)
  return list
}

/** The host of an address as it is looked up: IPv6 without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** The port that an address means. */
export const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port))
