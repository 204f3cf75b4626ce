import { createHmac, timingSafeEqual } from 'node:crypto'

export const SESSION_COOKIE = 'lunette.session_token'
/** Two weeks: who works at a till every day signs in twice a month. */
export const SESSION_SECONDS = 14 * 86_400

/** The Set-Cookie line of a session: token.base64(HMAC-SHA256(secret, token)), the form that better-auth reads too. */
export function writeSessionCookie(token: string, secret: string, secure: boolean): string {
  const value = encodeURIComponent(`${token}.${markOf(token, secret).toString('base64')}`)
  return `${SESSION_COOKIE}=${value}; Max-Age=${SESSION_SECONDS}; ${cookieAttributes(secure)}`
}

/** The Set-Cookie line that makes a browser forget its session. */
export const clearSessionCookie = (secure: boolean): string => `${SESSION_COOKIE}=; Max-Age=0; ${cookieAttributes(secure)}`

/** The token in a request's Cookie header; null without one, or when the signature is not ours. */
export function readSessionCookie(cookies: string | undefined, secret: string): string | null {
  const raw = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1)
  if (!raw) return null
  const [token, signature] = decode(raw).split('.', 2)
  if (!token || !signature) return null
  const expected = markOf(token, secret)
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

/** Of every cookie here: for pages no script reads it, and no other site sends it along with a change. */
export const cookieAttributes = (secure: boolean): string => `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

const markOf = (token: string, secret: string): Buffer => createHmac('sha256', secret).update(token).digest()

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // «%» without digits: nothing of ours.
    return ''
  }
}
