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

interface Collected {
  readonly phase: Phase
  readonly onHold: boolean
  readonly balance: number
  /** The stage lets it go although it is not ready: a sale from stock is taken along at once. */
  readonly collectHere?: boolean
  /** The kind's last stage waits for the balance; so it does unless that is switched off. */
  readonly balanceGuard?: boolean
}

/** Why the order may not be collected, or null when it may. `mayLeaveOpen`: a right to give goods out before they are paid. */
export function whyNotCollect(order: Collected, mayLeaveOpen: boolean): CollectRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  if (order.onHold) return 'on-hold'
  if (order.phase !== 'ready' && !order.collectHere) return 'not-ready'
  return order.balance > 0 && order.balanceGuard !== false && !mayLeaveOpen ? 'balance-open' : null
}
