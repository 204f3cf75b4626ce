import { divideRounded } from '#kernel/prorate'
import { priceWithTax } from './price-with-tax.ts'

/** What is left of a price without tax once the thing itself is paid: minor units, and the share of the net price in basis points. */
export interface Margin { readonly amount: number; readonly shareBps: number }

/**
 * The margin of one unit, or null where price or cost is unknown or nothing is asked. Below zero: it is sold under cost.
 * @example marginOf({ price: 121_00, cost: 60_00, ratesBps: [2100], inclusive: true }) // { amount: 4000, shareBps: 4000 }
 */
export function marginOf({ price, cost, ratesBps, inclusive }: { readonly price: number | null; readonly cost: number | null; readonly ratesBps: readonly number[]; readonly inclusive: boolean }): Margin | null {
  if (price === null || cost === null) return null
  const { net } = priceWithTax(price, ratesBps, inclusive)
  if (net === 0) return null
  const amount = net - cost
  return { amount, shareBps: divideRounded(BigInt(amount) * 10_000n, BigInt(net)) }
}
