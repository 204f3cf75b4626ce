/** With fewer arrivals than this a lab's own word is the better guess; ours. */
const enoughHistory = 5

/** Working days from sent to arrived, as they were: half of the orders came within `median`, nine of ten within `p90`. */
export interface LeadTime {
  readonly count: number
  readonly median: number
  readonly p90: number
}

/** The smallest of the values that at least this share of them does not exceed (nearest rank, as percentile_disc of SQL). */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** What a lab's history says; null while there is too little of it. */
export function leadTimeOf(days: readonly number[]): LeadTime | null {
  if (days.length < enoughHistory) return null
  const sorted = days.toSorted((one, other) => one - other)
  return { count: days.length, median: percentile(sorted, 0.5), p90: percentile(sorted, 0.9) }
}
