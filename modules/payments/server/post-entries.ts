import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { balanceChanges } from '../domain/accounts.ts'
import type { Posting } from '../domain/accounts.ts'

export interface Entry {
  readonly id: string
  readonly kind: 'sold' | 'sold-changed' | 'sold-cancelled' | 'payment' | 'refund' | 'collected' | 'deposit-kept'
  readonly subject: { readonly kind: string; readonly id: string }
  readonly branchId: string
  readonly occurredAt: Date
  readonly staffId: string | null
  readonly currency: string
  readonly postings: readonly Posting[]
  /** When it was written down; left out: now. */
  readonly recordedAt?: Date
}

/**
 * Writes journal entries with their postings and changes the balances, in one statement and without waiting. Call it last
 * in a transaction: the balance rows it locks are the ones that others want.
 */
export function postEntries(tx: Tx, entries: readonly Entry[]): void {
  const written = entries.filter((entry) => entry.postings.length > 0)
  if (written.length === 0) return
  const postings = written.flatMap((entry) => entry.postings.map((posting, index) => ({
    e: entry.id, n: index + 1, da: posting.debit[0], ds: posting.debit[1], ca: posting.credit[0], cs: posting.credit[1], m: posting.amount, cur: entry.currency,
  })))
  const currency = written[0]!.currency
  tx.send(sql`
    with e as (
      insert into journal_entries (organization_id, id, kind, subject_kind, subject_id, branch_id, occurred_at, recorded_at, staff_id)
      select ${tx.organizationId}, j.id, j.kind, j.sk, j.sid, j.b, j.at, coalesce(j.rec, now()), j.st
      from json_to_recordset(${JSON.stringify(written.map((entry) => ({ id: entry.id, kind: entry.kind, sk: entry.subject.kind, sid: entry.subject.id, b: entry.branchId, at: entry.occurredAt, rec: entry.recordedAt, st: entry.staffId })))})
        as j(id uuid, kind text, sk text, sid uuid, b uuid, at timestamptz, rec timestamptz, st uuid)
    ), p as (
      insert into journal_postings (organization_id, entry_id, position, debit_account, debit_subject, credit_account, credit_subject, amount, currency)
      select ${tx.organizationId}, j.e, j.n, j.da, j.ds, j.ca, j.cs, j.m, j.cur
      from json_to_recordset(${JSON.stringify(postings)}) as j(e uuid, n int, da text, ds text, ca text, cs text, m bigint, cur text)
    )
    insert into account_balances as b (organization_id, account, subject, currency, balance)
    select ${tx.organizationId}, j.account, j.subject, ${currency}, j.change
    from json_to_recordset(${JSON.stringify(balanceChanges(written.flatMap((entry) => entry.postings)))}) as j(account text, subject text, change bigint)
    on conflict (organization_id, account, subject, currency) do update set balance = b.balance + excluded.balance`)
}
