import type { PriceStep } from '../../contract.ts'
import { groupAlike } from './group-alike.ts'

/** A step of a price over time: from one instant to the next, in minor units. */
interface Level { readonly from: number; readonly to: number; readonly amount: number }
/** What cost the same all the time in one list is one line. */
export interface PriceLine { readonly key: string; readonly variantIds: readonly string[]; readonly priceListId: string; readonly levels: readonly Level[] }
interface OneLine extends Omit<PriceLine, 'variantIds'> { readonly variantId: string }

/** At most so many lines are told apart by dash and colour. */
const MOST_LINES = 4

/**
 * Price steps as lines for a chart, one per list and for all variants that moved alike, the most eventful first, at most four; what was withdrawn never
 * held and is left out. `until`: where a line without end is cut.
 */
export function priceLinesOf(steps: readonly PriceStep[], until: number): PriceLine[] {
  const lines = new Map<string, OneLine>()
  for (const { variantId, priceListId, price, validFrom, validTo } of steps.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))) {
    if (validTo === validFrom) continue
    const key = `${variantId} ${priceListId}`
    const from = Date.parse(validFrom)
    const level = { from, to: validTo === null ? Math.max(until, from) : Date.parse(validTo), amount: price.amount }
    lines.set(key, { key, variantId, priceListId, levels: [...lines.get(key)?.levels ?? [], level] })
  }
  return groupAlike([...lines.values()], ({ priceListId, levels }) => [priceListId, levels])
    .map((alike): PriceLine => ({ key: alike[0].key, variantIds: alike.map(({ variantId }) => variantId), priceListId: alike[0].priceListId, levels: alike[0].levels }))
    .toSorted((one, other) => other.levels.length - one.levels.length).slice(0, MOST_LINES)
}

/** The drawing of a line: steps, with gaps where nothing was asked. `x` and `y` place an instant and an amount. */
export function stepPath({ levels }: PriceLine, x: (at: number) => number, y: (amount: number) => number): string {
  return levels.map(({ from, to, amount }, index) => {
    const follows = index > 0 && levels[index - 1]?.to === from
    return `${follows ? 'L' : 'M'}${x(from).toFixed(1)} ${y(amount).toFixed(1)}H${x(to).toFixed(1)}`
  }).join('')
}
