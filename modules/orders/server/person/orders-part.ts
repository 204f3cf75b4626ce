import type { PersonPart } from '#modules/customers/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { rebuildListRows } from '../rebuild-list-rows.ts'
import { ordersTimeline } from './orders-timeline.ts'

const BATCH = 200

/** What orders know about a person, and what they do when the person is to be forgotten. */
export const ordersPart: PersonPart = {
  name: 'orders',
  timeline: ordersTimeline,
  personalColumns: [{ table: 'orders', columns: ['note'] }, { table: 'order_versions', columns: ['reason'] }, { table: 'order_events', columns: ['reason'] }, { table: 'order_special_lenses', columns: ['finding', 'reason'] }, { table: 'order_list', columns: ['customer_name', 'customer_phone', 'search_text', 'on_hold_reason'] }],

  /** A number as on its papers (26-1442), its symbol (26001442), or the counter alone, of the three latest years. */
  findCustomers(organizationId, words) {
    const numbers = words.flatMap(numbersMeant)
    return numbers.length === 0 ? null : sql`
      select b.survivor_id from orders o join customer_briefs b on b.organization_id = o.organization_id and b.id = o.customer_id
      where o.organization_id = ${organizationId} and (o.number = any(${numbers}) or o.payment_symbol = any(${words.filter((word) => /^\d{5,10}$/.test(word))})) limit 20`
  },

  exportOf: (tx, _by, customerIds) => tx.rows<Record<string, unknown>>(sql`
    select o.id, o.number, o.kind_code as kind, o.phase, o.channel, o.occurred_at as "takenAt", o.promised_on as "promisedOn", o.collected_at as "collectedAt", o.cancelled_at as "cancelledAt",
      o.note, o.currency, o.total, (o.customer_id = any(${customerIds}::uuid[])) as "asCustomer",
      (select coalesce(json_agg(json_build_object('description', l.description, 'eye', l.eye, 'quantity', l.quantity, 'amount', l.amount, 'lot', l.lot, 'expiresOn', l.expires_on) order by l.position), '[]')
        from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id) as lines,
      (select coalesce(json_agg(json_build_object('eye', x.eye, 'finding', x.finding, 'reason', x.reason, 'at', x.decided_at) order by x.line_id, x.eye), '[]')
        from order_special_lenses x where x.organization_id = o.organization_id and x.order_id = o.id) as "specialLenses",
      (select coalesce(json_agg(json_build_object('direction', p.direction, 'method', p.method, 'amount', p.amount, 'occurredAt', p.occurred_at) order by p.occurred_at, p.id), '[]')
        from subject_payments p where p.organization_id = o.organization_id and p.subject_kind = 'order' and p.subject_id = o.id) as payments,
      (select coalesce(json_agg(json_build_object('name', f.name, 'mediaType', f.media_type, 'size', f.size, 'addedAt', f.created_at) order by f.created_at, f.id), '[]')
        from file_names f where f.organization_id = o.organization_id and f.subject_kind = 'order' and f.subject_id = o.id) as files
    from orders o where o.organization_id = ${tx.organizationId} and (o.customer_id = any(${customerIds}::uuid[]) or o.wearer_customer_id = any(${customerIds}::uuid[])) order by o.occurred_at, o.id`),

  async whyNotErase(tx, customerIds) {
    const row = await tx.one<{ open: boolean; owing: boolean }>(sql`
      select coalesce(bool_or(o.phase not in ('closed', 'cancelled')), false) as open, coalesce(bool_or(l.balance <> 0), false) as owing
      from orders o join order_list l on l.organization_id = o.organization_id and l.order_id = o.id
      where o.organization_id = ${tx.organizationId} and (o.customer_id = any(${customerIds}::uuid[]) or o.wearer_customer_id = any(${customerIds}::uuid[]))`)
    return row.open ? 'orders-open' : row.owing ? 'balance-open' : null
  },

  async erase(tx, customerIds) {
    await tx.run(sql`
      update orders set note = null, cancel_reason = null, deposit_kept_reason = case when deposit_kept_reason is not null then '—' end, on_hold_since = null, on_hold_reason = null, version = version + 1
      where organization_id = ${tx.organizationId} and customer_id = any(${customerIds}::uuid[])`)
    await tx.run(sql`select app.forget_orders(${tx.organizationId}, ${customerIds}::uuid[])`)
    // What is not made tells of the wearer's eyes.
    await tx.run(sql`
      delete from order_special_lenses x using orders o
      where o.organization_id = ${tx.organizationId} and x.organization_id = ${tx.organizationId} and x.order_id = o.id and (o.customer_id = any(${customerIds}::uuid[]) or o.wearer_customer_id = any(${customerIds}::uuid[]))`)
    await forgetInList(tx, customerIds)
  },
}

/** The list says what the customers' rows say now: nobody. */
async function forgetInList(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const ids = await ordersOfPerson(tx, customerIds)
  for (let from = 0; from < ids.length; from += BATCH) await rebuildListRows(tx, ids.slice(from, from + BATCH))
}

/** The orders that are about a person, paid by them or worn by them. */
export const ordersOfPerson = async (tx: Tx, customerIds: readonly string[]): Promise<string[]> => (await tx.rows<{ id: string }>(sql`
  select id from orders where organization_id = ${tx.organizationId} and (customer_id = any(${customerIds}::uuid[]) or wearer_customer_id = any(${customerIds}::uuid[])) order by id`)).map(({ id }) => id)

function numbersMeant(word: string): string[] {
  if (/^\d{2}-\d{1,6}$/.test(word)) return [word]
  if (!/^\d{1,8}$/.test(word)) return []
  const year = new Date().getFullYear() % 100
  return [`${word.slice(0, 2)}-${word.slice(2)}`, ...[year, year - 1, year - 2].map((yy) => `${String(yy).padStart(2, '0')}-${word}`)]
}
