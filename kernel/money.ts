/** ISO 4217 code in capitals. */
export type Currency = string

/** An amount in whole minor units (1 299.00 CZK is 129900) and its currency. Never a fraction. */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

/** Money of `amount` minor units. @throws {RangeError} for fractions and for amounts a double cannot hold exactly */
export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole minor units: ${amount}`)
  return { amount, currency }
}

/** How many digits follow the point in this currency: 2 for CZK and CNY, 0 for JPY. Source: ISO 4217 through Intl. */
export function minorDigits(currency: Currency): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Adds amounts of one currency. @throws {RangeError} when currencies differ: crowns never meet euros by accident */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  let amount = first.amount
  for (const other of others) {
    if (other.currency !== first.currency) throw new RangeError(`${other.currency} added to ${first.currency}`)
    amount += other.amount
  }
  return money(amount, first.currency)
}
