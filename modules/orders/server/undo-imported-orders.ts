import { newId } from '#kernel/ids'
import { postEntries, savePayment } from '#modules/payments/server'
import type { Entry } from '#modules/payments/server'
import type { BulkChange, UndoneChange } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { saveImportedChanges } from './import-orders.ts'
import type { ImportedOrder } from './import-orders.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import { orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'

/**
 * Takes back what an import did to these orders. A ledger forgets nothing: an order that it made is cancelled, what was booked for it
 * is booked back on the same day, and its old number is free to come again. One that somebody has worked on since stays.
 */
export async function undoImportedOrders(tx: Tx, { system, staffId, staffName, reason, now }: { readonly system: string; readonly staffId: string; readonly staffName: string; readonly reason: string; readonly now: Date }, changes: readonly BulkChange[]): Promise<UndoneChange[]> {
  const ids = changes.map(({ subjectId }) => subjectId)
  await tx.run(sql`select from orders where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for update`)
  const orders = new Map((await Promise.all(ids.map((id) => orderById(tx, id)))).flatMap((order) => (order ? [[order.id, order] as const] : [])))
  const entries: Entry[] = []
  const restored: (ImportedOrder & { id: string; version: number; branchId: string; ownerStaffIds: (string | null)[] })[] = []
  const outcomes = changes.map(({ subjectId, version, before }): UndoneChange => {
    const order = orders.get(subjectId)
    if (!order || order.version !== version || order.payments.length > 1) return { subjectId, outcome: 'kept' }
    if (before !== null) {
      restored.push({ ...(before as ImportedOrder), id: subjectId, version: version + 1, ...touchedOf(order) })
      return { subjectId, outcome: 'restored' }
    }
    entries.push(...cancel(tx, order, { staffId, staffName, reason, now }))
    return { subjectId, outcome: 'removed' }
  })
  const gone = outcomes.filter(({ outcome }) => outcome === 'removed').map(({ subjectId }) => subjectId)
  tx.send(sql`delete from external_refs where organization_id = ${tx.organizationId} and system = ${system} and kind = 'order' and subject_id = any(${gone}::uuid[])`)
  saveImportedChanges(tx, restored)
  postEntries(tx, entries)
  return outcomes
}

function cancel(tx: Tx, order: OrderData, { staffId, staffName, reason, now }: { readonly staffId: string; readonly staffName: string; readonly reason: string; readonly now: Date }): Entry[] {
  const at = now.toISOString()
  const subject = { kind: 'order', id: order.id }
  const [paid] = order.payments
  const back = paid && { ...paid, id: newId(), direction: 'out' as const, purpose: 'refund' as const, reversesPaymentId: paid.id }
  const cancelled: OrderData = {
    ...order, phase: 'cancelled', cancelledAt: now, cancelReason: reason, version: order.version + 1, payments: back ? [...order.payments, back] : order.payments,
    events: [...order.events, { id: newId(), kind: 'cancelled', fromStage: order.stage, toStage: null, reason, occurredAt: at, staffId, staffName }],
  }
  saveStage(tx, cancelled)
  recordFacts(tx, { kind: 'orders.cancelled', subjectId: order.id, subjectVersion: cancelled.version, ...touchedOf(order), payload: { from: order.stage } })
  const unsold: Entry = {
    id: newId(), kind: 'sold-cancelled', subject, branchId: order.branchId, occurredAt: now, staffId, currency: order.currency,
    postings: order.total > 0 ? [{ debit: ['orders-sold', order.id], credit: ['orders-receivable', order.id], amount: order.total }] : [],
  }
  const refunded = back && savePayment(tx, { ...back, currency: order.currency, payerId: order.customer.id, branchId: order.branchId, day: paid.occurredAt.slice(0, 10), occurredAt: new Date(paid.occurredAt), subject })
  return refunded ? [unsold, refunded] : [unsold]
}
