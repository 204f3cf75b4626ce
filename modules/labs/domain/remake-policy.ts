/**
 * What a lab asks for making something again: shares of the first price, in basis points, for the first, second… remake; `afterBps`
 * for all later ones; `withinDays` calendar days from the first order, after which everything costs `afterBps`. Labs differ
 * (first free and second at half: VCD; 30 % once begun, 90 days: Riverside), so it is data of each lab.
 */
export interface RemakePolicy {
  readonly steps: readonly { readonly shareBps: number }[]
  readonly afterBps: number
  readonly withinDays: number
}

/** First remake free, second at half price, within 90 days. */
export const usualPolicy: RemakePolicy = { steps: [{ shareBps: 0 }, { shareBps: 5000 }], afterBps: 10_000, withinDays: 90 }

export const remakeReasons = ['lab-fault', 'by-terms', 'after-terms', 'too-late'] as const
export type RemakeReason = (typeof remakeReasons)[number]

/** What a remake costs of the first price, and by what. The lab's own fault is always free. `nth` counts from 1. */
export function remakeShare(policy: RemakePolicy, { nth, causedBy, daysSince }: { readonly nth: number; readonly causedBy: string; readonly daysSince: number }): { readonly shareBps: number; readonly because: RemakeReason } {
  if (causedBy === 'lab') return { shareBps: 0, because: 'lab-fault' }
  if (daysSince > policy.withinDays) return { shareBps: policy.afterBps, because: 'too-late' }
  const step = policy.steps[nth - 1]
  return step ? { shareBps: step.shareBps, because: 'by-terms' } : { shareBps: policy.afterBps, because: 'after-terms' }
}

/** That share of a price in minor units, half a unit rounded up. */
export const shareOf = (price: number, shareBps: number): number => Math.floor((price * shareBps + 5000) / 10_000)
