import type { Phase } from './order-phase.ts'

export type MoveRefusal = 'draft' | 'collected' | 'cancelled' | 'same-stage' | 'on-hold' | 'unknown-stage' | 'collect-instead'

interface Order { readonly phase: Phase; readonly stage: string | null; readonly onHold: boolean }
interface Stage { readonly code: string; readonly phase: Phase }

/**
 * Why the order may not go to that stage, or null when it may. Forward and back are both allowed: work is sent back.
 * Closing is an act of its own, for money is asked then.
 */
export function whyNotMove(order: Order, target: Stage | undefined): MoveRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  if (!target) return 'unknown-stage'
  if (target.code === order.stage) return 'same-stage'
  if (order.onHold) return 'on-hold'
  return target.phase === 'closed' ? 'collect-instead' : null
}

export type CollectRefusal = 'draft' | 'collected' | 'cancelled' | 'on-hold' | 'not-ready' | 'balance-open'

/** Why the order may not be collected, or null when it may. `mayLeaveOpen`: a right to give goods out before they are paid. */
export function whyNotCollect(order: { phase: Phase; onHold: boolean; balance: number }, mayLeaveOpen: boolean): CollectRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  if (order.onHold) return 'on-hold'
  if (order.phase !== 'ready') return 'not-ready'
  return order.balance > 0 && !mayLeaveOpen ? 'balance-open' : null
}
