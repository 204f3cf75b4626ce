import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'
import { LEAD_DAYS, reorderDay } from './reorder-day.ts'
import type { Boxes } from './reorder-day.ts'

/** Boxes as they were bought: of one kind, for one eye, or for whichever eyes where nobody said. */
export interface BoughtBoxes extends Boxes { readonly productId: string; readonly eye: 'right' | 'left' | null }

/** What somebody has left of one kind: the boxes bought last, the day that all of it reaches, and when to order the next. */
export interface Supply<B extends BoughtBoxes> { readonly last: B; readonly lastDay: Day; readonly orderOn: Day }

/**
 * Until when boxes reach, for each kind and eye. Boxes that are bought before the former are used up are worn after them, so that a box bought early is
 * not counted as lost.
 */
export function supplyOf<B extends BoughtBoxes>(bought: readonly B[]): Supply<B>[] {
  const byKind = new Map<string, Supply<B>>()
  for (const boxes of bought.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const kind = `${boxes.productId} ${boxes.eye}`
    const before = byKind.get(kind)
    const from = before && before.lastDay >= boxes.from ? addDays(before.lastDay, 1) : boxes.from
    byKind.set(kind, { last: boxes, ...reorderDay({ ...boxes, from }, LEAD_DAYS) })
  }
  return [...byKind.values()]
}
