/**
 * An order's number and the same as payment symbol, digits only and at most ten of them.
 * @example orderNumber(2026, 1442) // { number: '26-1442', paymentSymbol: '26001442' }
 * @throws {RangeError} past 99,999,999 orders a year
 */
export function orderNumber(year: number, count: number): { number: string; paymentSymbol: string } {
  if (count < 1 || count > 99_999_999) throw new RangeError(`no order number for count ${count}`)
  const short = String(year % 100).padStart(2, '0')
  // A symbol may not begin with zero: banks drop leading zeros, and two symbols would become one.
  const prefix = short.startsWith('0') ? `${Number(short) + 100}` : short
  return { number: `${short}-${count}`, paymentSymbol: `${prefix}${String(count).padStart(prefix.length === 3 ? 5 : 6, '0')}` }
}
