/**
 * The deposit proposed for a total: a share in basis points, rounded down to a round sum. Minor units.
 * @example proposedDeposit(1_103_100, 5000, 10_000) // 550_000
 */
export function proposedDeposit(total: number, shareBps: number, roundTo: number): number {
  const share = Number((BigInt(total) * BigInt(shareBps)) / 10_000n)
  return Math.floor(share / roundTo) * roundTo
}
