/** ISO 4217 code in capitals. */
export type Currency = string

/** An amount in whole minor units (1 299.00 CZK is 129900) and its currency. Never a fraction. */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

const digitsOf = new Map<Currency, number>()

/** How many digits follow the point in this currency: 2 for CZK and CNY, 0 for JPY. Source: ISO 4217 through Intl. */
export function minorDigits(currency: Currency): number {
  let digits = digitsOf.get(currency)
  if (digits === undefined) {
    // Kept: each format made anew costs memory that comes back late.
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    digitsOf.set(currency, digits)
  }
  return digits
}
