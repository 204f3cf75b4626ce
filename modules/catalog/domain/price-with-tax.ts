import { divideRounded } from '#kernel/prorate'

/** A price apart: without tax, with it, and the tax between; minor units. */
interface PriceParts { readonly net: number; readonly tax: number; readonly gross: number }

/**
 * Takes a price apart by the rates that hold for it, in basis points. `inclusive`: the price has the tax in it. For showing;
 * what an order owes is computed over the whole document.
 * @example priceWithTax(121_00, [2100], true) // { net: 10000, tax: 2100, gross: 12100 }
 */
export function priceWithTax(amount: number, ratesBps: readonly number[], inclusive: boolean): PriceParts {
  const rate = BigInt(ratesBps.reduce((sum, one) => sum + one, 0))
  const tax = divideRounded(BigInt(amount) * rate, inclusive ? 10_000n + rate : 10_000n)
  return inclusive ? { net: amount - tax, tax, gross: amount } : { net: amount, tax, gross: amount + tax }
}
