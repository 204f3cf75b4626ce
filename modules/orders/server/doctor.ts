import { displayName } from '#modules/customers/domain'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { summaryOf } from './order-data.ts'
import type { LineData } from './order-data.ts'
import { productsOf } from './products-of.ts'
import { searchTextOf } from './search-text.ts'

/** A value of the list that is not what the order says. Values of persons are not shown: findings are sent to others for help. */
export interface ListDifference { readonly orderId: string; readonly number: string | null; readonly column: string; readonly kept: string | null; readonly rebuilt: string | null }

/** Findings that are named one by one; what is wrong a hundred times is wrong for one reason. */
const LIMIT = 100

/** Orders that are compared at once: a few hundredths of a second. */
export const STRETCH = 1000

/** Behind no order. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * Compares rows of the order list with the orders, payments and customers they are copies of; a row that is missing differs
 * everywhere. Of all orders, or of a stretch after an id, so that beside people at work no statement takes long.
 */
export const listDifferences = (tx: Tx, after = BEFORE_ALL, howMany: number | null = null): Promise<ListDifference[]> => tx.rows(sql`
  with stretch as materialized (
    select o.* from orders o where o.organization_id = ${tx.organizationId} and o.id > ${after} order by o.id limit ${howMany}
  ), rebuilt as (
    -- Everything beside an order is asked by its key, one order at a time: whatever PostgreSQL believes of tables that were filled a minute ago.
    select o.*, t.place, p.paid, case o.phase when 'draft' then 0 when 'cancelled' then o.deposit_kept else o.total end - p.paid as balance, c.phone, coalesce(c.survivor_id, o.customer_id) as shown_customer_id,
      (t.flags->>'countsAsLate')::boolean as counts_late, v.lab, v.lab_number, v.tray, x.rechecks,
      array(select distinct g.id from order_lines n cross join lateral (values (n.product_id), (n.variant_id)) as g(id)
        where n.organization_id = o.organization_id and n.order_id = o.id and g.id is not null order by g.id) as goods
    from stretch o
    left join order_stages t on t.organization_id = o.organization_id and t.kind_code = o.kind_code and t.kind_version = o.kind_version and t.code = o.stage
    cross join lateral (select coalesce(sum(case p.direction when 'in' then p.amount else -p.amount end), 0)::bigint as paid
      from subject_payments p where p.organization_id = ${tx.organizationId} and p.subject_kind = 'order' and p.subject_id = o.id) p
    left join lateral (select b.phone, b.survivor_id from customer_briefs b where b.organization_id = ${tx.organizationId} and b.id = o.customer_id offset 0) c on true
    cross join lateral (select max(v.value) filter (where v.field = 'lab') as lab, max(v.value) filter (where v.field = 'lab-number') as lab_number, max(v.value) filter (where v.field = 'tray') as tray
      from order_stage_values v where v.organization_id = ${tx.organizationId} and v.order_id = o.id) v
    cross join lateral (select count(*) as rechecks from order_rechecks x where x.organization_id = ${tx.organizationId} and x.order_id = o.id) x
  )
  select r.id as "orderId", r.number, d.name as "column", d.kept, d.rebuilt
  from rebuilt r left join lateral (select f.* from order_list f where f.organization_id = ${tx.organizationId} and f.order_id = r.id offset 0) l on true
  cross join lateral (values
    ('number', l.number, r.number), ('kind', l.kind_code, r.kind_code), ('stage', l.stage, r.stage), ('phase', l.phase, r.phase), ('place', l.place, r.place),
    ('branch', l.branch_id::text, r.branch_id::text), ('customer', l.customer_id::text, r.shown_customer_id::text), ('promised', l.promised_on::text, r.promised_on::text),
    ('priority', l.priority, r.priority), ('on hold', l.on_hold::text, (r.on_hold_since is not null)::text), ('sold by', l.sold_by::text, r.sold_by::text),
    ('advisor', l.advisor_id::text, r.advisor_id::text), ('assigned to', l.assigned_to::text, r.assigned_to::text), ('taken at', l.occurred_at::text, r.occurred_at::text),
    ('in its stage since', l.stage_since::text, r.stage_since::text), ('currency', l.currency, r.currency),
    ('total', l.total::text, r.total::text), ('paid', l.paid::text, r.paid::text), ('balance', l.balance::text, r.balance::text),
    ('kind version', l.kind_version::text, r.kind_version::text), ('on hold since', l.on_hold_since::text, r.on_hold_since::text),
    ('why on hold', case when l.on_hold_reason is distinct from r.on_hold_reason then 'another' end, null), ('seconds on hold', l.stage_held_seconds::text, r.stage_held_seconds::text),
    ('channel', l.channel, r.channel), ('collected at', l.collected_at::text, r.collected_at::text), ('products', l.product_ids::text, r.goods::text),
    ('counts late', l.counts_late::text, coalesce(r.counts_late, true)::text), ('lab', l.lab, r.lab), ('lab number', l.lab_number, r.lab_number), ('tray', l.tray, r.tray),
    ('rechecked', l.rechecked::text, (r.rechecks >= 4)::text), ('remake', l.remake::text, (r.remake_cause is not null)::text),
    ('phone', case when l.customer_phone is distinct from r.phone then 'another' end, null)
  ) as d(name, kept, rebuilt)
  where d.kept is distinct from d.rebuilt order by r.id, d.name limit ${LIMIT}`)

interface TextRow {
  id: string; number: string | null; payment_symbol: string | null; given_name: string; family_name: string; phone: string | null; email: string | null
  wearer_given: string | null; wearer_family: string | null; lines: Pick<LineData, 'description' | 'kind' | 'eye' | 'productId' | 'variantId'>[]; values: { field: string; value: string }[]
}

/**
 * The same for the texts of the list, which are put together here and not by the database: name, summary, search words. A
 * stretch of orders after an id at a time, so that no transaction grows long; `next` is null when all were compared.
 */
export async function listTextDifferences(tx: Tx, after: string, howMany = STRETCH): Promise<{ differences: ListDifference[]; next: string | null }> {
  const rows = await tx.rows<TextRow>(sql`
    select o.id, o.number, o.payment_symbol, c.given_name, c.family_name, c.phone, c.email, w.given_name as wearer_given, w.family_name as wearer_family,
      (select coalesce(json_agg(json_build_object('description', i.description, 'kind', i.kind, 'eye', i.eye, 'productId', i.product_id, 'variantId', i.variant_id) order by i.position), '[]')
        from order_lines i where i.organization_id = o.organization_id and i.order_id = o.id) as lines,
      (select coalesce(json_agg(json_build_object('field', v.field, 'value', v.value) order by v.filled_at, v.field), '[]')
        from order_stage_values v where v.organization_id = o.organization_id and v.order_id = o.id) as values
    from orders o
    -- One customer for one order, whatever PostgreSQL believes of tables that were filled a minute ago.
    cross join lateral (select b.given_name, b.family_name, b.phone, b.email from customer_briefs b where b.organization_id = o.organization_id and b.id = o.customer_id offset 0) c
    left join lateral (select b.given_name, b.family_name from customer_briefs b where b.organization_id = o.organization_id and b.id = o.wearer_customer_id offset 0) w on true
    where o.organization_id = ${tx.organizationId} and o.id > ${after} order by o.id limit ${howMany}`)
  const wanted = rows.map((row) => {
    const customer = { name: nameOf(row.given_name, row.family_name), phone: row.phone, email: row.email }
    const wearer = row.wearer_family === null ? null : { name: nameOf(row.wearer_given ?? '', row.wearer_family) }
    return { id: row.id, number: row.number, name: customer.name, summary: summaryOf(row.lines), goods: productsOf(row.lines).text, search: searchTextOf({ number: row.number, paymentSymbol: row.payment_symbol, customer, wearer, values: row.values }) }
  })
  const differences = await tx.rows<ListDifference>(sql`
    select w.id as "orderId", w.number, d.name as "column", 'another' as kept, null as rebuilt
    from json_to_recordset(${JSON.stringify(wanted)}) as w(id uuid, number text, name text, summary text, goods text, search text)
    join order_list l on l.organization_id = ${tx.organizationId} and l.order_id = w.id
    cross join lateral (values
      ('name', l.customer_name <> w.name), ('summary', l.summary <> w.summary), ('products', l.product_text <> app.fold(w.goods)), ('search words', l.search_text <> app.fold(w.search))
    ) as d(name, differs)
    where d.differs order by w.id, d.name limit ${LIMIT}`)
  return { differences, next: rows.length < howMany ? null : rows.at(-1)?.id ?? null }
}

const nameOf = (givenName: string, familyName: string): string => displayName({ givenName, familyName })
