import { z } from 'zod'
import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { day } from '#platform/http/contract'
import { instantPlace, readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import type { OrderRow, orderPage, orderQuery } from '../contract.ts'
import type { Names } from '../domain/kind-defaults.ts'
import { isLate } from '../domain/order-phase.ts'
import type { Phase } from '../domain/order-phase.ts'
import { seesContacts } from './order-view.ts'
import { reachOfList } from './reach-of-list.ts'

type Query = z.output<typeof orderQuery>

interface Row {
  order_id: string; number: string | null; kind_code: string; stage: string | null; phase: Phase; place: string | null; branch_id: string; customer_id: string; customer_name: string
  customer_phone: string | null; assigned_to: string | null; priority: 'normal' | 'rush'; on_hold: boolean; promised_on: string | null; occurred_at: Date; stage_since: Date | null
  currency: string; total: number; paid: number; balance: number; summary: string; stage_names: Names | null; mark: string | null; remake: boolean
}

/** A day that no promise reaches: orders without a promised day stand behind all others. */
const NEVER = '9999-12-31'

/**
 * A page of orders by any mix of conditions, with totals over all that match; a draft counts for nothing and a cancelled order only
 * with what was kept of its deposit, so that total less paid is what is still to pay. One trip; call it in `look`.
 */
export async function listOrders(tx: Tx, by: StaffMember, query: Query, now: Date): Promise<z.output<typeof orderPage>> {
  const where = joinSql(conditions(tx, by, query, now), ' and ')
  const rows = tx.rows<Row>(sql`
    select l.*, t.names as stage_names, t.mark from order_list l
    left join orders o on o.organization_id = l.organization_id and o.id = l.order_id
    left join order_stages t on t.organization_id = l.organization_id and t.kind_code = o.kind_code and t.kind_version = o.kind_version and t.code = l.stage
    where ${where} ${after(query)} order by ${orderBy(query)} limit ${query.limit + 1}`)
  const totals = tx.one<{ count: number; total: number; paid: number; balance: number }>(sql`
    select count(*) as count, coalesce(sum(l.paid + l.balance), 0)::bigint as total, coalesce(sum(l.paid), 0)::bigint as paid, coalesce(sum(l.balance), 0)::bigint as balance from order_list l where ${where}`)
  const { currency } = by.organization
  const [found, sums] = [await rows, await totals]
  const page = toPage(found, query.limit, (row) => toRow(row, by, now), (row) => query.sort === 'promised' ? [row.promised_on ?? NEVER, row.order_id] : [row.occurred_at.toISOString(), row.order_id])
  return { ...page, totals: { count: sums.count, total: { amount: sums.total, currency }, paid: { amount: sums.paid, currency }, balance: { amount: sums.balance, currency } } }
}

function conditions(tx: Tx, by: StaffMember, query: Query, now: Date): Sql[] {
  // Days are the shop's: of the branch that is asked for, or of the first.
  const { timeZone } = by.organization.branches.get(query.branchId ?? '') ?? by.organization.branches.values().next().value ?? { timeZone: 'UTC' }
  const today = dayIn(timeZone, now)
  const words = query.q?.trim().split(/\s+/).slice(0, 6) ?? []
  return [
    sql`l.organization_id = ${tx.organizationId}`,
    ...reachOfList(by),
    // Through the find door: the policy would keep a fragment search from its index.
    ...(query.q?.trim() ? [sql`l.order_id in (select f.order_id from app.find_orders(${tx.organizationId}, ${words}) f)`] : []),
    ...(query.phase ? [sql`l.phase = any(${query.phase})`] : []),
    ...(query.open ? [sql`l.phase in ('taken', 'producing', 'finishing', 'ready')`] : []),
    ...(query.late ? [sql`l.phase in ('taken', 'producing', 'finishing') and l.promised_on < ${today}`] : []),
    ...(query.owing ? [sql`l.balance > 0 and l.phase <> 'cancelled'`] : []),
    ...(query.stage ? [sql`l.stage = ${query.stage}`] : []),
    ...(query.kind ? [sql`l.kind_code = ${query.kind}`] : []),
    ...(query.branchId ? [sql`l.branch_id = ${query.branchId}`] : []),
    ...(query.customerId ? [sql`l.customer_id = ${query.customerId}`] : []),
    ...(query.from ? [sql`l.occurred_at >= (${query.from}::date::timestamp at time zone ${timeZone})`] : []),
    ...(query.to ? [sql`l.occurred_at < ((${query.to}::date + 1)::timestamp at time zone ${timeZone})`] : []),
    ...(query.promisedTo ? [sql`l.promised_on <= ${query.promisedTo}`] : []),
  ]
}

const orderBy = ({ sort }: Query): Sql => (sort === 'promised' ? sql`coalesce(l.promised_on, '9999-12-31'), l.order_id` : sql`l.occurred_at desc, l.order_id desc`)

function after(query: Query): Sql {
  const place = readCursor(query.cursor, z.tuple([query.sort === 'promised' ? day : instantPlace, z.uuid()]))
  if (!place) return sql``
  return query.sort === 'promised'
    ? sql`and (coalesce(l.promised_on, '9999-12-31'), l.order_id) > (${place[0]}::date, ${place[1]}::uuid)`
    : sql`and (l.occurred_at, l.order_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`
}

function toRow(row: Row, by: StaffMember, now: Date): OrderRow {
  const money = (amount: number) => ({ amount, currency: row.currency })
  return {
    id: row.order_id, number: row.number, kind: row.kind_code, stage: row.stage, stageName: row.stage_names?.[by.language] ?? null, mark: row.mark, phase: row.phase, place: row.place, branchId: row.branch_id,
    customerId: row.customer_id, customerName: row.customer_name, customerPhone: seesContacts(by) ? row.customer_phone : null, summary: row.summary, priority: row.priority, onHold: row.on_hold,
    late: isLate({ phase: row.phase, promisedOn: row.promised_on }, dayIn(by.organization.branches.get(row.branch_id)?.timeZone ?? 'UTC', now)),
    promisedOn: row.promised_on, occurredAt: row.occurred_at.toISOString(), stageSince: row.stage_since?.toISOString() ?? null,
    total: money(row.total), paid: money(row.paid), balance: money(row.balance), assignedTo: row.assigned_to, remake: row.remake,
  }
}
