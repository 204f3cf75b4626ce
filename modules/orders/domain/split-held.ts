/** A part of the money held for an order: so much, the rest, or none of it. */
export type Part = number | 'rest' | null

/**
 * What of the money held goes back and what the shop keeps, or null when the two do not make up all of it. Minor units.
 * @example splitHeld(50_000, { refund: 30_000, keep: 'rest' }) // { refunded: 30_000, kept: 20_000 }
 */
export function splitHeld(held: number, { refund, keep }: { refund: Part; keep: Part }): { refunded: number; kept: number } | null {
  if (refund === 'rest' && keep === 'rest') return null
  const refunded = refund === 'rest' ? held - sure(keep) : sure(refund)
  const kept = keep === 'rest' ? held - sure(refund) : sure(keep)
  return refunded >= 0 && kept >= 0 && refunded + kept === held ? { refunded, kept } : null
}

const sure = (part: Part): number => (typeof part === 'number' ? part : 0)
