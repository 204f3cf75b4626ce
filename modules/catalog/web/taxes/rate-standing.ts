import type { TaxRate } from '../../contract.ts'

export type RateStanding = 'holds' | 'planned' | 'ended' | 'withdrawn'

/** How a rate stands on a day. */
export function standingOf({ validFrom, validTo }: Pick<TaxRate, 'validFrom' | 'validTo'>, today: string): RateStanding {
  if (validTo !== null && validTo <= validFrom) return 'withdrawn'
  if (validTo !== null && validTo <= today) return 'ended'
  return validFrom > today ? 'planned' : 'holds'
}
