/** Why an address cannot be an endpoint's. */
export type UrlRefusal = 'no-address' | 'not-https' | 'has-sign-in' | 'has-fragment' | 'local-name'

const LONGEST = 2_000
const local = /^(localhost|.*\.(localhost|local|internal|home\.arpa))\.?$/

/**
 * Judges an address by its text alone; where its name leads is asked at every try.
 * @param someInside whether the settings let anything inside be called, which may speak plain http
 */
export function whyNotUrl(text: string, someInside: boolean): UrlRefusal | null {
  if (!URL.canParse(text) || text.length > LONGEST || new URL(text).href.length > LONGEST) return 'no-address'
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'no-address'
  if (protocol === 'http:' && !someInside) return 'not-https'
  if (username || password) return 'has-sign-in'
  if (hash || text.endsWith('#')) return 'has-fragment'
  return local.test(hostname) && !someInside ? 'local-name' : null
}
