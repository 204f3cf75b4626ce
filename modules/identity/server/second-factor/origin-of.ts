import type { Call } from '#platform/http/route'
import { isLocalCall } from '../local-call.ts'

/**
 * The address under which a passkey is asked for: Lunette's own, or `localhost` at the machine itself. What else a request
 * claims to come from counts for nothing.
 */
export function originOf(call: Pick<Call, 'address' | 'headers'>, publicUrl: string): string {
  const own = new URL(publicUrl).origin
  const { origin } = call.headers
  if (typeof origin !== 'string' || !URL.canParse(origin)) return own
  return isLocalCall(call) && new URL(origin).hostname === 'localhost' ? new URL(origin).origin : own
}
