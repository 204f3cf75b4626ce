import { BlockList, isIP } from 'node:net'
import { networkOf } from '#platform/http/network-of'

/**
 * Gives each caller a share of the connections, so that one cannot hold them all. A caller is an IPv4 address or an IPv6 network.
 * Proxies that are trusted carry everybody's connections: they have no share, only the whole.
 */
export class ConnectionShare {
  readonly #most: number
  readonly #proxies = new BlockList()
  readonly #open = new Map<string, number>()

  /** `proxies` are addresses and networks, such as `192.168.1.5` or `10.1.0.0/16`. */
  constructor(most: number, proxies: readonly string[]) {
    this.#most = most
    for (const proxy of proxies) {
      const [address = '', bits] = proxy.split('/')
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (bits === undefined) this.#proxies.addAddress(address, family)
      else this.#proxies.addSubnet(address, Number(bits), family)
    }
  }

  /** Counts a connection from there; the answer gives it back. Null when that caller has as many as one may have. */
  take(from: string): (() => void) | null {
    const caller = networkOf(from)
    if (this.#isProxy(from)) return () => undefined
    const open = this.#open.get(caller) ?? 0
    if (open >= this.#most) return null
    this.#open.set(caller, open + 1)
    return () => {
      const left = (this.#open.get(caller) ?? 1) - 1
      if (left === 0) this.#open.delete(caller)
      else this.#open.set(caller, left)
    }
  }

  #isProxy(from: string): boolean {
    // An IPv4 caller of a listener that hears both is written as `::ffff:192.0.2.1`.
    const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(from)?.[1] ?? from.split('%')[0] ?? ''
    return isIP(plain) !== 0 && this.#proxies.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}
