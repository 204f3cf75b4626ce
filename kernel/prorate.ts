/**
 * Splits a whole amount over weights so that the parts add up to it exactly (largest remainder; ties go to the earlier part).
 * Amount in whole minor units, may be negative; weights are whole and not negative. All weights zero: split evenly.
 * @example prorate(100, [1, 1, 1]) // [34, 33, 33]
 */
export function prorate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return prorate(amount, weights.map(() => 1))
  // bigint: an amount times a weight leaves the safe integers long before either does.
  const size = BigInt(Math.abs(amount))
  const whole = BigInt(total)
  const parts = weights.map((weight) => (size * BigInt(weight)) / whole)
  const remainders = weights.map((weight, index) => ({ index, rest: (size * BigInt(weight)) % whole }))
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  let left = size - parts.reduce((sum, part) => sum + part, 0n)
  for (const { index } of remainders) {
    if (left === 0n) break
    parts[index] = parts[index]! + 1n
    left -= 1n
  }
  const sign = amount < 0 ? -1 : 1
  return parts.map((part) => (part === 0n ? 0 : sign * Number(part)))
}

/** Whole division rounded half away from zero, the way shops round money. Exact for any safe integers. */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (n * 2n + d) / (d * 2n)
  return rounded === 0n ? 0 : Number(negative ? -rounded : rounded)
}
