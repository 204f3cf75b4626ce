import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** An amount that is kept and what it is when added up again, in minor units. */
export interface MoneyDifference { readonly account: string; readonly subject: string; readonly currency: string; readonly kept: number; readonly rebuilt: number }

/**
 * Rebuilds every balance of the organization from the postings and names those that differ. The journal itself cannot be
 * out of balance: each posting moves an amount from one account to another.
 */
export const moneyDifferences = (tx: Tx): Promise<MoneyDifference[]> => tx.rows(sql`
  with moved as (
    select debit_account as account, debit_subject as subject, currency, amount as change from journal_postings where organization_id = ${tx.organizationId}
    union all
    select credit_account, credit_subject, currency, -amount from journal_postings where organization_id = ${tx.organizationId}
  ), rebuilt as (
    select account, subject, currency, sum(change)::bigint as balance from moved group by account, subject, currency
  )
  select coalesce(r.account, b.account) as account, coalesce(r.subject, b.subject) as subject, coalesce(r.currency, b.currency) as currency,
    coalesce(b.balance, 0) as kept, coalesce(r.balance, 0) as rebuilt
  from rebuilt r full join (select * from account_balances where organization_id = ${tx.organizationId}) b
    on b.account = r.account and b.subject = r.subject and b.currency = r.currency
  where coalesce(b.balance, 0) <> coalesce(r.balance, 0) order by 1, 2 limit 100`)

/** Compares what was paid for each subject with what the journal moved between takings and receivables for it: neither may stand alone. */
export const paymentDifferences = (tx: Tx): Promise<MoneyDifference[]> => tx.rows(sql`
  with journal as (
    select subject, currency, sum(amount)::bigint as amount from (
      select credit_subject as subject, currency, amount from journal_postings
      where organization_id = ${tx.organizationId} and credit_account = 'orders-receivable' and debit_account like 'takings-%'
      union all
      select debit_subject, currency, -amount from journal_postings
      where organization_id = ${tx.organizationId} and debit_account = 'orders-receivable' and credit_account like 'takings-%'
    ) moved group by subject, currency
  ), paid as (
    select subject_id::text as subject, currency, sum(case direction when 'in' then amount else -amount end)::bigint as amount
    from subject_payments where organization_id = ${tx.organizationId} group by subject_id, currency
  )
  select 'takings' as account, coalesce(p.subject, j.subject) as subject, coalesce(p.currency, j.currency) as currency, coalesce(j.amount, 0) as kept, coalesce(p.amount, 0) as rebuilt
  from paid p full join journal j on j.subject = p.subject and j.currency = p.currency
  where coalesce(p.amount, 0) <> coalesce(j.amount, 0) order by 2 limit 100`)

/** Payments that are not for something whole: their allocations add up to another amount. */
export const allocationDifferences = (tx: Tx): Promise<MoneyDifference[]> => tx.rows(sql`
  select 'payment' as account, p.id::text as subject, p.currency, coalesce(sum(a.amount), 0)::bigint as kept, p.amount as rebuilt
  from payments p left join payment_allocations a on a.organization_id = p.organization_id and a.payment_id = p.id
  where p.organization_id = ${tx.organizationId} group by p.id, p.currency, p.amount having coalesce(sum(a.amount), 0) <> p.amount order by 2 limit 100`)
