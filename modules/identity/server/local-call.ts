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
