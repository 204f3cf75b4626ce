import { isIPv4 } from 'node:net'

/** What an authority may speak for: a domain with all names below it, or a network of addresses as `10.0.0.0/8`. */
export interface Permitted {
  readonly domains: readonly string[]
  readonly networks: readonly string[]
}

/** Addresses that mean something inside one network only. Source: RFC 1918, 3927, 4193, 4291, 5735. */
export const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8', 'fc00::/7', 'fe80::/10', '::1/128'] as const
/** Endings of names that nobody can own in the public net. Source: RFC 6761, 6762, 8375; `internal` is reserved by ICANN, `lan` is what routers use. */
export const privateDomains = ['local', 'lan', 'internal', 'home.arpa', 'localhost'] as const

/**
 * The name constraints of an authority in DER: a phone that trusts it trusts it for these and for no bank.
 * Source: RFC 5280, 4.2.1.10.
 */
export function nameConstraints({ domains, networks }: Permitted): Uint8Array<ArrayBuffer> {
  const subtrees = [...domains.map((domain) => tagged(0x82, Buffer.from(domain, 'ascii'))), ...networks.map((network) => tagged(0x87, addressAndMask(network)))]
  return new Uint8Array(tagged(0x30, tagged(0xa0, Buffer.concat(subtrees.map((subtree) => tagged(0x30, subtree))))))
}

/** Whether an authority with these constraints may speak for a name or an address. */
export function isPermitted({ domains, networks }: Permitted, name: string): boolean {
  const bytes = addressBytes(name)
  if (!bytes) return domains.some((domain) => name === domain || name.endsWith(`.${domain}`))
  return networks.map(addressAndMask).some((both) => both.length === bytes.length * 2 && bytes.every((byte, index) => (byte & both[bytes.length + index]!) === both[index]))
}

function addressAndMask(network: string): Buffer {
  const [address = '', bits = ''] = network.split('/')
  const bytes = addressBytes(address)
  if (!bytes) throw new Error(`${network} is no network`)
  const mask = bytes.map((_, index) => 0xff & ~(0xff >> Math.min(8, Math.max(0, Number(bits) - index * 8))))
  return Buffer.from([...bytes, ...mask])
}

/** The bytes of an address, 4 or 16; null for a name. */
function addressBytes(text: string): number[] | null {
  if (isIPv4(text)) return text.split('.').map(Number)
  if (!URL.canParse(`http://[${text}]/`)) return null
  const [head = '', tail] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split('::')
  const groups = (part: string): string[] => part.split(':').filter(Boolean)
  const back = groups(tail ?? '')
  const front = groups(head)
  const all = tail === undefined ? front : [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back]
  return all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
}

function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
