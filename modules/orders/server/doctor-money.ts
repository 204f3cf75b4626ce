import { liesIn } from '#modules/payments/server'
import type { DoctorPart, MoneyDifference } from '#modules/payments/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/**
 * Orders whose money in the journal is not what the order says: what is owed for it (a draft nothing, a cancelled one what was kept)
 * less what was paid, what is sold and not yet collected, and what was kept of its deposit.
 */
export const orderMoneyDifferences = (tx: Tx, part?: DoctorPart): Promise<MoneyDifference[]> => tx.rows(sql`
  with paid as (
    select subject_id, sum(case direction when 'in' then amount else -amount end)::bigint as amount
    from subject_payments where organization_id = ${tx.organizationId} and subject_kind = 'order' and ${liesIn(sql`subject_id::text`, part)} group by subject_id
  ), wanted as (
    select o.id::text as subject, o.currency, w.account, w.amount from orders o left join paid p on p.subject_id = o.id
    cross join lateral (values
      ('orders-receivable', case o.phase when 'draft' then 0 when 'cancelled' then o.deposit_kept else o.total end - coalesce(p.amount, 0)),
      ('orders-sold', case when o.phase in ('draft', 'closed', 'cancelled') then 0 else -o.total end)
    ) as w(account, amount)
    where o.organization_id = ${tx.organizationId} and ${liesIn(sql`o.id::text`, part)}
    union all
    select 'all cancelled orders', currency, 'deposits-kept', -sum(deposit_kept)::bigint from orders where organization_id = ${tx.organizationId} and deposit_kept > 0 and ${liesIn(sql`'all cancelled orders'`, part)} group by currency
  ), present as (
    select subject, currency, account, balance from subject_balances where organization_id = ${tx.organizationId} and account in ('orders-receivable', 'orders-sold') and ${liesIn(sql`subject`, part)}
    union all
    select 'all cancelled orders', currency, account, sum(balance)::bigint from subject_balances where organization_id = ${tx.organizationId} and account = 'deposits-kept' and ${liesIn(sql`'all cancelled orders'`, part)} group by currency, account
  )
  select account, subject, currency, coalesce(p.balance, 0) as kept, coalesce(w.amount, 0) as rebuilt
  from wanted w full join present p using (account, subject, currency)
  where coalesce(p.balance, 0) <> coalesce(w.amount, 0) order by 1, 2 limit 100`)
