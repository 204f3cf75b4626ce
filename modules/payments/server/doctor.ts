import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** An amount that is kept and what it is when added up again, in minor units. */
export interface MoneyDifference { readonly account: string; readonly subject: string; readonly currency: string; readonly kept: number; readonly rebuilt: number }

/** A part of what is examined, by subject: all of a subject lies in one. A journal of years is too much for one statement beside people at work. */
export interface DoctorPart { readonly nth: number; readonly of: 1 | 16 }

const whole: DoctorPart = { nth: 0, of: 1 }

/** The parts that make up the whole. */
export const doctorParts: readonly DoctorPart[] = Array.from({ length: 16 }, (_, nth) => ({ nth, of: 16 }))

/** Whether a text lies in the part, as a condition. */
export const liesIn = (text: Sql, { nth, of }: DoctorPart = whole): Sql => (of === 1 ? sql`true` : sql`(hashtext(${text}) & ${of - 1}::int) = ${nth}::int`)

/**
 * Rebuilds every balance of the organization from the postings and names those that differ. The journal itself cannot be
 * out of balance: each posting moves an amount from one account to another.
 */
export const moneyDifferences = (tx: Tx, part?: DoctorPart): Promise<MoneyDifference[]> => tx.rows(sql`
  with moved as (
    select debit_account as account, debit_subject as subject, currency, amount as change from journal_postings where organization_id = ${tx.organizationId} and ${liesIn(sql`debit_subject`, part)}
    union all
    select credit_account, credit_subject, currency, -amount from journal_postings where organization_id = ${tx.organizationId} and ${liesIn(sql`credit_subject`, part)}
  ), rebuilt as (
    select account, subject, currency, sum(change)::bigint as balance from moved group by account, subject, currency
  )
  select coalesce(r.account, b.account) as account, coalesce(r.subject, b.subject) as subject, coalesce(r.currency, b.currency) as currency,
    coalesce(b.balance, 0) as kept, coalesce(r.balance, 0) as rebuilt
  from rebuilt r full join (select * from account_balances where organization_id = ${tx.organizationId} and ${liesIn(sql`subject`, part)}) b
    on b.account = r.account and b.subject = r.subject and b.currency = r.currency
  where coalesce(b.balance, 0) <> coalesce(r.balance, 0) order by 1, 2 limit 100`)

/** Compares what was paid for each subject with what the journal moved between takings and receivables for it: neither may stand alone. */
export const paymentDifferences = (tx: Tx, part?: DoctorPart): Promise<MoneyDifference[]> => tx.rows(sql`
  with journal as (
    select subject, currency, sum(amount)::bigint as amount from (
      select credit_subject as subject, currency, amount from journal_postings
      where organization_id = ${tx.organizationId} and credit_account = 'orders-receivable' and debit_account like 'takings-%' and ${liesIn(sql`credit_subject`, part)}
      union all
      select debit_subject, currency, -amount from journal_postings
      where organization_id = ${tx.organizationId} and debit_account = 'orders-receivable' and credit_account like 'takings-%' and ${liesIn(sql`debit_subject`, part)}
    ) moved group by subject, currency
  ), paid as (
    select subject_id::text as subject, currency, sum(case direction when 'in' then amount else -amount end)::bigint as amount
    from subject_payments where organization_id = ${tx.organizationId} and ${liesIn(sql`subject_id::text`, part)} group by subject_id, currency
  )
  select 'takings' as account, coalesce(p.subject, j.subject) as subject, coalesce(p.currency, j.currency) as currency, coalesce(j.amount, 0) as kept, coalesce(p.amount, 0) as rebuilt
  from paid p full join journal j on j.subject = p.subject and j.currency = p.currency
  where coalesce(p.amount, 0) <> coalesce(j.amount, 0) order by 2 limit 100`)

/** Payments that are not for something whole: their allocations add up to another amount. */
export const allocationDifferences = (tx: Tx, part?: DoctorPart): Promise<MoneyDifference[]> => tx.rows(sql`
  select 'payment' as account, p.id::text as subject, p.currency, coalesce(sum(a.amount), 0)::bigint as kept, p.amount as rebuilt
  from payments p left join payment_allocations a on a.organization_id = p.organization_id and a.payment_id = p.id
  where p.organization_id = ${tx.organizationId} and ${liesIn(sql`p.id::text`, part)} group by p.id, p.currency, p.amount having coalesce(sum(a.amount), 0) <> p.amount order by 2 limit 100`)
