import type { Phase } from './order-phase.ts'

export type HoldRefusal = 'draft' | 'collected' | 'cancelled' | 'already-on-hold'

/** Why the order may not be put on hold, or null when it may. */
export function whyNotHold(order: { readonly phase: Phase; readonly onHold: boolean }): HoldRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  return order.onHold ? 'already-on-hold' : null
}
