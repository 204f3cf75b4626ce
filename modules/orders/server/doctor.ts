import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

export interface ListDifference { readonly orderId: string; readonly number: string | null; readonly column: string; readonly kept: string | null; readonly rebuilt: string | null }

/** Compares every row of the order list with the orders, payments and customers it is a copy of. */
export const listDifferences = (tx: Tx): Promise<ListDifference[]> => tx.rows(sql`
  with paid as (
    select p.subject_id, sum(case p.direction when 'in' then p.amount else -p.amount end)::bigint as paid
    from subject_payments p where p.organization_id = ${tx.organizationId} and p.subject_kind = 'order' group by p.subject_id
  ), rebuilt as (
    select o.id, o.number, o.kind_code, o.stage, o.phase, t.place, o.branch_id::text, o.customer_id::text, o.promised_on::text, o.priority, o.total::text, coalesce(p.paid, 0)::text as paid,
      (case o.phase when 'cancelled' then 0 else o.total end - coalesce(p.paid, 0))::text as balance, c.phone
    from orders o
    left join order_stages t on t.organization_id = o.organization_id and t.kind_code = o.kind_code and t.kind_version = o.kind_version and t.code = o.stage
    left join paid p on p.subject_id = o.id
    left join customer_briefs c on c.organization_id = o.organization_id and c.id = o.customer_id
    where o.organization_id = ${tx.organizationId}
  )
  select r.id as "orderId", r.number, d.name as "column", d.kept, d.rebuilt
  from rebuilt r left join order_list l on l.organization_id = ${tx.organizationId} and l.order_id = r.id
  cross join lateral (values
    ('number', l.number, r.number), ('kind', l.kind_code, r.kind_code), ('stage', l.stage, r.stage), ('phase', l.phase, r.phase), ('place', l.place, r.place),
    ('branch', l.branch_id::text, r.branch_id), ('customer', l.customer_id::text, r.customer_id), ('phone', l.customer_phone, r.phone), ('promised', l.promised_on::text, r.promised_on),
    ('priority', l.priority, r.priority), ('total', l.total::text, r.total), ('paid', l.paid::text, r.paid), ('balance', l.balance::text, r.balance)
  ) as d(name, kept, rebuilt)
  where d.kept is distinct from d.rebuilt order by r.id, d.name limit 100`)
