import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { PaymentView } from '../contract.ts'
import type { Method } from '../domain/accounts.ts'

interface Row {
  id: string; direction: 'in' | 'out'; method: Method; amount: number; currency: string; purpose: 'deposit' | 'balance' | 'refund'
  occurred_at: Date; taken_by: string | null; taken_by_name: string | null; reference: string | null; reverses_payment_id: string | null
}

/** The payments for a subject, oldest first. */
export async function readPayments(tx: Tx, subjectId: string): Promise<PaymentView[]> {
  const rows = await tx.rows<Row>(sql`
    select p.id, p.direction, p.method, a.amount, p.currency, a.purpose, p.occurred_at, p.taken_by, s.name as taken_by_name, p.reference, p.reverses_payment_id
    from payment_allocations a
    join payments p on p.organization_id = a.organization_id and p.id = a.payment_id
    left join staff_names s on s.organization_id = p.organization_id and s.id = p.taken_by
    where a.organization_id = ${tx.organizationId} and a.subject_id = ${subjectId} order by p.occurred_at, p.id`)
  return rows.map((row) => ({
    id: row.id, direction: row.direction, method: row.method, amount: { amount: row.amount, currency: row.currency }, purpose: row.purpose,
    occurredAt: row.occurred_at.toISOString(), takenBy: row.taken_by ? { id: row.taken_by, name: row.taken_by_name ?? '' } : null,
    reference: row.reference, reversesPaymentId: row.reverses_payment_id,
  }))
}
