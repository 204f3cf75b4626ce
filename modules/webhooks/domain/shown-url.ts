/**
 * An address as it is kept where many may read it for years: its last part and its query are often the secret of the receiver.
 * @example shownUrl('https://hooks.example/services/T1/B2/x8k?token=y') // 'https://hooks.example/services/T1/B2/…'
 */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const whole = pathname === '/' && search === ''
  return `${origin}${whole ? pathname : `${pathname.replace(/[^/]+\/?$/, '')}…`}`
}
