import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { postEntries } from '../post-entries.ts'
import type { Entry } from '../post-entries.ts'
import { entryOf } from '../save-payment.ts'
import type { PaymentToSave } from '../save-payment.ts'

/** A payment with the ids of its allocation and journal entry, which are invented as well. */
export interface SamplePayment extends PaymentToSave { readonly allocationId: string; readonly entryId: string }

/** Writes payments with their allocations and posts all entries, many at a time and without waiting. What they say happened is taken as recorded then. */
export function saveSamplePayments(tx: Tx, payments: readonly SamplePayment[], entries: readonly Entry[]): void {
  const rows = payments.map(({ subject, ...payment }) => ({ ...payment, subjectKind: subject.kind, subjectId: subject.id }))
  tx.send(sql`
    with wanted as (
      select p.* from json_to_recordset(${JSON.stringify(rows)}) as p(id uuid, direction text, method text, amount bigint, currency text, "payerId" uuid, "branchId" uuid, "takenBy" uuid,
        "occurredAt" timestamptz, reference text, "reversesPaymentId" uuid, "subjectKind" text, "subjectId" uuid, purpose text, "allocationId" uuid)
    ), paid as (
      insert into payments (organization_id, id, direction, method, amount, currency, payer_customer_id, branch_id, taken_by, occurred_at, recorded_at, reference, reverses_payment_id)
      select ${tx.organizationId}, id, direction, method, amount, currency, "payerId", "branchId", "takenBy", "occurredAt", "occurredAt", reference, "reversesPaymentId" from wanted
    )
    insert into payment_allocations (organization_id, id, payment_id, subject_kind, subject_id, purpose, amount)
    select ${tx.organizationId}, "allocationId", id, "subjectKind", "subjectId", purpose, amount from wanted`)
  postEntries(tx, [...entries, ...payments.map((payment) => entryOf(payment, payment.entryId))].map((entry) => ({ ...entry, recordedAt: entry.occurredAt })))
}
