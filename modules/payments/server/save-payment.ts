import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { paidPostings, refundedPostings, takingsOf } from '../domain/accounts.ts'
import type { Method } from '../domain/accounts.ts'
import type { Entry } from './post-entries.ts'

export interface PaymentToSave {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly method: Method
  readonly amount: number
  readonly currency: string
  readonly payerId: string | null
  readonly branchId: string
  /** The branch's calendar day of the payment: takings are counted by it. */
  readonly day: string
  readonly takenBy: string | null
  readonly occurredAt: Date
  readonly reference: string | null
  readonly reversesPaymentId: string | null
  /** What it is for; a subject is kind and id. */
  readonly subject: { readonly kind: string; readonly id: string }
  readonly purpose: 'deposit' | 'balance' | 'refund'
}

/** Writes a payment with its allocation, without waiting, and gives the journal entry to post at the end of the transaction. */
export function savePayment(tx: Tx, payment: PaymentToSave): Entry {
  tx.send(sql`
    with p as (
      insert into payments (organization_id, id, direction, method, amount, currency, payer_customer_id, branch_id, taken_by, occurred_at, reference, reverses_payment_id)
      values (${tx.organizationId}, ${payment.id}, ${payment.direction}, ${payment.method}, ${payment.amount}, ${payment.currency}, ${payment.payerId}, ${payment.branchId},
        ${payment.takenBy}, ${payment.occurredAt}, ${payment.reference}, ${payment.reversesPaymentId})
    )
    insert into payment_allocations (organization_id, id, payment_id, subject_kind, subject_id, purpose, amount)
    values (${tx.organizationId}, ${newId()}, ${payment.id}, ${payment.subject.kind}, ${payment.subject.id}, ${payment.purpose}, ${payment.amount})`)
  return entryOf(payment, newId())
}

/** The journal entry of a payment. */
export function entryOf(payment: PaymentToSave, id: string): Entry {
  const takings = takingsOf(payment.method, payment.branchId, payment.day, payment.id)
  return {
    id, kind: payment.direction === 'in' ? 'payment' : 'refund', subject: payment.subject, branchId: payment.branchId,
    occurredAt: payment.occurredAt, staffId: payment.takenBy, currency: payment.currency,
    postings: (payment.direction === 'in' ? paidPostings : refundedPostings)(payment.subject.id, takings, payment.amount),
  }
}
