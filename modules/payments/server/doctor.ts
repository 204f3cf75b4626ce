import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

export interface MoneyDifference { readonly account: string; readonly subject: string; readonly kept: number; readonly rebuilt: number }

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
  select coalesce(r.account, b.account) as account, coalesce(r.subject, b.subject) as subject, coalesce(b.balance, 0) as kept, coalesce(r.balance, 0) as rebuilt
  from rebuilt r full join (select * from account_balances where organization_id = ${tx.organizationId}) b
    on b.account = r.account and b.subject = r.subject and b.currency = r.currency
  where coalesce(b.balance, 0) <> coalesce(r.balance, 0) order by 1, 2 limit 100`)
