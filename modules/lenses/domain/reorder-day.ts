import { addDays } from '#kernel/days'
import type { Day } from '#kernel/days'

/** For how many days one lens is worn. */
const daysOfOne = { 'daily': 1, 'two-weekly': 14, 'monthly': 30, 'quarterly': 91, 'half-yearly': 182, 'yearly': 365 } as const
export type Replacement = keyof typeof daysOfOne

/** So many days before the last lens is worn the next box is ordered. */
export const LEAD_DAYS = 7

/** Boxes that somebody begins to wear: each holds `piecesPerPack` lenses, and `eyes` of them are worn at a time. */
export interface Boxes { readonly from: Day; readonly packs: number; readonly piecesPerPack: number; readonly eyes: 1 | 2; readonly replacement: Replacement }

/**
 * The last day that the boxes reach, and the day on which to order the next so that they are there in time.
 * @example reorderDay({ from: '2026-12-01', packs: 2, piecesPerPack: 30, eyes: 2, replacement: 'daily' }, 7) // { lastDay: '2026-12-30', orderOn: '2026-12-23' }
 */
export function reorderDay({ from, packs, piecesPerPack, eyes, replacement }: Boxes, leadDays: number): { readonly lastDay: Day; readonly orderOn: Day } {
  const lasts = Math.floor((packs * piecesPerPack) / eyes) * daysOfOne[replacement]
  const lastDay = addDays(from, Math.max(0, lasts - 1))
  const orderOn = addDays(lastDay, -leadDays)
  return { lastDay, orderOn: orderOn < from ? from : orderOn }
}
