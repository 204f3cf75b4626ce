import type { Phase } from './order-phase.ts'

export type CancelRefusal = 'lenses-committed' | 'collected' | 'already-cancelled' | 'money-held'

const refusalAt: Record<Phase, CancelRefusal | null> = {
  draft: null, taken: null, producing: null, finishing: null, ready: null, closed: 'collected', cancelled: 'already-cancelled',
}

/**
 * Why the order may not be cancelled, or null when it may. A committed lens fits nobody else: then only who may waive its
 * cost cancels. Money still held must be given back first, or it would belong to nothing.
 */
export const whyNotCancel = (order: { phase: Phase; lensesCommitted: boolean; paid: number }, mayWaiveLensCost: boolean): CancelRefusal | null =>
  refusalAt[order.phase] ?? (order.lensesCommitted && !mayWaiveLensCost ? 'lenses-committed' : null) ?? (order.paid > 0 ? 'money-held' : null)
