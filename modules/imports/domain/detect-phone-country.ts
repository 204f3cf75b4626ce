/** Where customers of shops mostly live, the neighbours of each included. */
const candidates = ['CZ', 'SK', 'BR', 'CN', 'PT', 'PL', 'DE', 'AT', 'US', 'GB']

/**
 * The country that most national numbers of a file fit; the organization's own as long as no other fits clearly better. Numbers
 * that begin with + or 00 say nothing of it.
 */
export function detectPhoneCountry(values: readonly string[], own: string, fits: (value: string, country: string) => boolean): string {
  const national = values.filter((value) => value.trim() !== '' && !/^\s*(\+|00)/.test(value))
  const score = (country: string): number => national.filter((value) => fits(value, country)).length
  const ownScore = score(own)
  if (ownScore >= national.length * 0.6) return own
  return candidates.filter((country) => country !== own).reduce((best, country) => (score(country) > Math.max(score(best) , ownScore) * 1.2 ? country : best), own)
}
