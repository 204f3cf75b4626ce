import type { Call } from '#platform/http/route'
import { isLocalCall } from '../local-call.ts'

/**
 * The address under which a passkey is asked for: Lunette's own, or `localhost` at the machine itself. What else a request
 * claims to come from counts for nothing.
 */
export function originOf(call: Pick<Call, 'address' | 'headers'>, publicUrl: string): string {
  const own = new URL(publicUrl).origin
  const { origin, host = call.headers[':authority'] } = call.headers
  if (typeof origin !== 'string' || !URL.canParse(origin)) return own
  const page = new URL(origin)
  // Of Lunette's own pages there, not of what else answers on some port of this machine.
  return isLocalCall(call) && page.hostname === 'localhost' && page.host === host ? page.origin : own
}
