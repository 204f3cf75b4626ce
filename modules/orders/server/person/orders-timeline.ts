import type { MessageDescriptor } from '@lingui/core'
import type { TimelineItem } from '#modules/customers/contract'
import type { TimelineAsk, TimelineSource } from '#modules/customers/server'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Method } from '#modules/payments/domain'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { translator } from '#platform/i18n/index'
import type { Names } from '../../domain/names.ts'
import { methodName } from '../papers/method-name.ts'
import { reachOfList } from '../reach-of-list.ts'

const sentences: Readonly<Record<string, MessageDescriptor>> = {
  stage: /*i18n*/{ id: 'orders.timeline.stage', message: 'Order {number}: {stage}' },
  hold: /*i18n*/{ id: 'orders.timeline.hold', message: 'Order {number} put on hold' },
  released: /*i18n*/{ id: 'orders.timeline.released', message: 'Order {number} goes on' },
  changed: /*i18n*/{ id: 'orders.timeline.changed', message: 'Order {number} changed' },
  cancelled: /*i18n*/{ id: 'orders.timeline.cancelled', message: 'Order {number} cancelled' },
  printed: /*i18n*/{ id: 'orders.timeline.printed', message: 'Order {number} printed' },
  rechecked: /*i18n*/{ id: 'orders.timeline.rechecked', message: 'Order {number} re-checked' },
  filled: /*i18n*/{ id: 'orders.timeline.filled', message: 'Order {number}: details of the stage filled in' },
}

/** The orders of a person that the reader's right reaches, as `o` with their list row `l`. */
const ordersOf = (tx: Tx, by: StaffMember, customerIds: readonly string[]): Sql => sql`
  orders o join order_list l on l.organization_id = o.organization_id and l.order_id = o.id
  where ${joinSql([
    sql`o.organization_id = ${tx.organizationId}`, sql`(o.customer_id = any(${customerIds}::uuid[]) or o.wearer_customer_id = any(${customerIds}::uuid[]))`, ...reachOfList(by),
  ], ' and ')}`

/** Only what is older than the place, newest first, no more than a page. */
const page = (at: Sql, { before, limit }: TimelineAsk): Sql => sql`
  (${at}, e.id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')) order by ${at} desc, e.id desc limit ${limit}`
const exactly = (at: Sql): Sql => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`

interface Common { readonly id: string; readonly at: string; readonly orderId: string; readonly number: string | null; readonly by: TimelineItem['by'] }
const subjectOf = ({ orderId, number }: Common): TimelineItem['subject'] => ({ kind: 'order', id: orderId, label: number ?? '' })

const events: TimelineSource = {
  kinds: ['order'],
  async read(tx, by, ask) {
    if (!may(by, 'orders.read', { ownerStaffIds: [by.staffId] })) return []
    const rows = await tx.rows<Common & { kind: string; names: Names | null }>(sql`
      select e.id, ${exactly(sql`e.occurred_at`)}, f.id as "orderId", f.number, e.kind, t.names, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
      from (select o.id, o.number, o.kind_code, o.kind_version from ${ordersOf(tx, by, ask.customerIds)}) f
      join order_events e on e.organization_id = ${tx.organizationId} and e.order_id = f.id
      left join order_stages t on t.organization_id = e.organization_id and t.kind_code = f.kind_code and t.kind_version = f.kind_version and t.code = e.to_stage
      left join staff_names s on s.organization_id = e.organization_id and s.id = e.staff_id
      where ${page(sql`e.occurred_at`, ask)}`)
    const i18n = translator(by.language)
    return rows.map((row): TimelineItem => ({
      id: row.id, at: row.at, kind: 'order', event: `orders.${row.kind}`, by: row.by, subject: subjectOf(row), amount: null,
      text: i18n._({ ...(sentences[row.kind] ?? sentences['changed']!), values: { number: row.number ?? '', stage: row.names?.[by.language] ?? '' } }),
    }))
  },
}

const payments: TimelineSource = {
  kinds: ['payment'],
  async read(tx, by, ask) {
    if (!may(by, 'payments.read', { ownerStaffIds: [by.staffId] })) return []
    const rows = await tx.rows<Common & { direction: 'in' | 'out'; method: Method; amount: number; currency: string }>(sql`
      select e.id, ${exactly(sql`e.occurred_at`)}, f.id as "orderId", f.number, e.direction, e.method, e.amount, e.currency, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
      from (select o.id, o.number from ${ordersOf(tx, by, ask.customerIds)}) f
      join subject_payments e on e.organization_id = ${tx.organizationId} and e.subject_kind = 'order' and e.subject_id = f.id
      left join staff_names s on s.organization_id = e.organization_id and s.id = e.taken_by
      where ${page(sql`e.occurred_at`, ask)}`)
    const i18n = translator(by.language)
    return rows.map((row): TimelineItem => ({
      id: row.id, at: row.at, kind: 'payment', event: row.direction === 'in' ? 'payments.taken' : 'payments.refunded', by: row.by, subject: subjectOf(row),
      amount: { amount: row.direction === 'in' ? row.amount : -row.amount, currency: row.currency },
      text: i18n._({ ...(row.direction === 'in' ? /*i18n*/{ id: 'orders.timeline.paid', message: 'Paid: {method}' } : /*i18n*/{ id: 'orders.timeline.refunded', message: 'Given back: {method}' }), values: { method: methodName(row.method, i18n) } }),
    }))
  },
}

const files: TimelineSource = {
  kinds: ['file'],
  async read(tx, by, ask) {
    if (!may(by, 'orders.read', { ownerStaffIds: [by.staffId] })) return []
    const rows = await tx.rows<Common & { name: string }>(sql`
      select e.id, ${exactly(sql`e.created_at`)}, f.id as "orderId", f.number, e.name, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
      from (select o.id, o.number from ${ordersOf(tx, by, ask.customerIds)}) f
      join file_names e on e.organization_id = ${tx.organizationId} and e.subject_kind = 'order' and e.subject_id = f.id
      left join staff_names s on s.organization_id = e.organization_id and s.id = e.created_by
      where ${page(sql`e.created_at`, ask)}`)
    const i18n = translator(by.language)
    return rows.map((row): TimelineItem => ({
      id: row.id, at: row.at, kind: 'file', event: 'orders.file-added', by: row.by, subject: subjectOf(row), amount: null,
      text: i18n._({ id: 'orders.timeline.file', message: 'Attached: {name}', values: { name: row.name } }),
    }))
  },
}

/** What orders add to a customer's timeline: stages and other events, money, photos and papers. */
export const ordersTimeline: readonly TimelineSource[] = [events, payments, files]
