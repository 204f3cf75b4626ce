/**
 * Where somebody goes after signing in: where they came from, as the address says behind `?to=`. Only a path of ours: a
 * foreign address behind a sign-in page is how people are led astray.
 */
export function wayBack(search: string): string {
  const to = new URLSearchParams(search).get('to')
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}
