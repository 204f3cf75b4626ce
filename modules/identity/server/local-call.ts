import { isIP } from 'node:net'
import type { Call } from '#platform/http/route'

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']
const localHost = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * Whether the call comes from the machine itself: from loopback, through no proxy (which would stand on loopback too), and
 * to a local name (a page from elsewhere whose name was made to mean 127.0.0.1 still says its own).
 */
export function isLocalCall({ address, headers }: Pick<Call, 'address' | 'headers'>): boolean {
  const host = headers.host ?? headers[':authority']
  return /^(127\.|::1$|::ffff:127\.)/.test(address) && proxyHeaders.every((name) => headers[name] === undefined) && typeof host === 'string' && localHost.test(host)
}

/** What one guesser can hold of the address space: an IPv4 address, or the 64 bits of an IPv6 network that a line is given. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const [front, back] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const groups = address.includes('::') ? [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back] : front
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
