/** Stands for wherever Lunette is: only what follows it matters. */
const HERE = 'https://lunette.invalid'

/**
 * Where somebody goes after signing in: where they came from, as the address says behind `?to=`. Only a path of ours: a
 * foreign address behind a sign-in page is how people are led astray. Read as browsers read it, which leave out tabs and
 * line breaks and take a backslash for a slash.
 */
export function wayBack(search: string): string {
  const wish = new URLSearchParams(search).get('to') ?? '/'
  try {
    const { origin, pathname, search: query, hash } = new URL(wish, HERE)
    return origin === HERE && !pathname.startsWith('//') ? `${pathname}${query}${hash}` : '/'
  } catch {
    return '/'
  }
}
