import type { TableRows } from '#platform/db/copy-rows'
import { balanceChanges } from '../../domain/accounts.ts'
import type { Entry } from '../post-entries.ts'
import { entryOf } from '../save-payment.ts'
import type { SamplePayment } from './save-sample-payments.ts'

/** The rows of payments, their allocations and the whole journal, in the sequence in which they must be written, and how they change the balances, which are the caller's to add up. */
export function samplePaymentRows(organizationId: string, payments: readonly SamplePayment[], entries: readonly Entry[]): { rows: TableRows[]; balances: ReturnType<typeof balanceChanges> } {
  const written = [...entries, ...payments.map((payment) => entryOf(payment, payment.entryId))].filter(({ postings }) => postings.length > 0)
  const rows = [
    { table: 'payments', rows: payments.map((one) => ({
      organization_id: organizationId, id: one.id, direction: one.direction, method: one.method, amount: one.amount, currency: one.currency, payer_customer_id: one.payerId, branch_id: one.branchId,
      taken_by: one.takenBy, occurred_at: one.occurredAt, recorded_at: one.occurredAt, reference: one.reference, reverses_payment_id: one.reversesPaymentId,
    })) },
    { table: 'payment_allocations', rows: payments.map((one) => ({
      organization_id: organizationId, id: one.allocationId, payment_id: one.id, subject_kind: one.subject.kind, subject_id: one.subject.id, purpose: one.purpose, amount: one.amount,
    })) },
    { table: 'journal_entries', rows: written.map((one) => ({
      organization_id: organizationId, id: one.id, kind: one.kind, subject_kind: one.subject.kind, subject_id: one.subject.id, branch_id: one.branchId, occurred_at: one.occurredAt,
      recorded_at: one.occurredAt, staff_id: one.staffId,
    })) },
    { table: 'journal_postings', rows: written.flatMap((one) => one.postings.map(({ debit, credit, amount }, index) => ({
      organization_id: organizationId, entry_id: one.id, position: index + 1, debit_account: debit[0], debit_subject: debit[1], credit_account: credit[0], credit_subject: credit[1],
      amount, currency: one.currency,
    }))) },
  ]
  return { rows, balances: balanceChanges(written.flatMap(({ postings }) => postings)) }
}
