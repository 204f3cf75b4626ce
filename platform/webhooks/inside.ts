import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/** IPv4 that is not somebody's place in the open internet (RFC 6890 and its registry): this machine, networks of a house, the cloud's own. */
const closedV4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
] as const
/** Of IPv6 only 2000::/3 is given out; what of it carries an IPv4 address inside, or is no place, is closed as well. */
const openV6 = '2000::/3'
const closedV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const

/** Whether an address may be called: `open` to anybody, `allowed` by the settings though inside, `closed`. */
export type Standing = 'open' | 'allowed' | 'closed'

/**
 * Judges addresses (not names) that Lunette is asked to call: what is inside the network is closed but for those that the settings allow.
 * @param allowed addresses and networks, `192.168.1.20`, `10.0.0.0/8`
 */
export function judgeAddresses(allowed: readonly string[]): (address: string) => Standing {
  const [open, closed, named] = [listOf([openV6]), listOf([...closedV4, ...closedV6]), listOf(allowed)]
  return (text) => {
    const address = text.replace(/%.*$/, '')
    const family = isIP(address)
    if (family === 0) return 'closed'
    const kind = family === 4 ? 'ipv4' : 'ipv6'
    // A mapped address means the IPv4 one, and lists of the platform read it as that: as such nobody needs to be called.
    if (family === 6 && /^(::|0:)/.test(address) && address !== '::1') return 'closed'
    if (named.check(address, kind)) return 'allowed'
    if (closed.check(address, kind) || (family === 6 && !open.check(address, kind))) return 'closed'
    return isOwn(address) ? 'closed' : 'open'
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}

/** A public address of this machine: behind it stands what is open to this machine alone. */
const isOwn = (address: string): boolean => Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address))
