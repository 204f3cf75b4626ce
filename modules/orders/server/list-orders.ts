import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { toPage } from '#platform/http/page'
import type { OrderRow, orderPage, orderQuery } from '../contract.ts'
import type { OrderSort } from '../domain/list-shape.ts'
import type { Phase } from '../domain/order-phase.ts'
import { allKinds } from './current-kind.ts'
import { afterPlace, orderBySort, placeInList } from './list/list-sort.ts'
import { listWhere } from './list/list-where.ts'
import { stageOf } from './order-data.ts'
import type { KindData } from './order-data.ts'
import { seesContacts } from './order-view.ts'
import { standingView } from './standing-view.ts'

/** A row of the list as the database gives it. */
export interface ListRow {
  order_id: string; number: string | null; kind_code: string; kind_version: number; stage: string | null; phase: Phase; place: string | null; branch_id: string; customer_id: string; customer_name: string
  customer_phone: string | null; sold_by: string | null; assigned_to: string | null; priority: 'normal' | 'rush'; on_hold: boolean; promised_on: string | null; occurred_at: Date; stage_since: Date | null
  currency: string; total: number; paid: number; balance: number; summary: string; remake: boolean; channel: string; lab: string | null; lab_number: string | null; tray: string | null
  collected_at: Date | null; on_hold_since: Date | null; on_hold_reason: string | null; stage_held_seconds: number; lost_stage: string | null; lost_minutes: number | null; rechecked: boolean
}

/**
 * A page of orders by any mix of conditions, with totals over all that match; a draft counts for nothing and a cancelled order only
 * with what was kept of its deposit, so that total less paid is what is still to pay. One trip; call it in `look`.
 */
export async function listOrders(tx: Tx, by: StaffMember, query: z.output<typeof orderQuery>, now: Date): Promise<z.output<typeof orderPage>> {
  const where = listWhere({ tx, by, now }, query)
  const asked = [listRows(tx, where, query.sort, query.cursor, query.limit + 1), tx.one<Totals>(sql`select ${totalsOfList} from order_list l where ${where}`), allKinds(tx)] as const
  const [found, sums, kinds] = await Promise.all(asked)
  const { currency } = by.organization
  return {
    ...toPage(found, query.limit, (row) => toRow(row, by, kinds, now), (row) => placeInList(query.sort, row)),
    totals: { count: sums.count, total: { amount: sums.total, currency }, paid: { amount: sums.paid, currency }, balance: { amount: sums.balance, currency } },
  }
}

export interface Totals { readonly count: number; readonly total: number; readonly paid: number; readonly balance: number }

/** What adds up a list, and every figure that opens one. */
export const totalsOfList = sql`count(*) as count, coalesce(sum(l.paid + l.balance), 0)::bigint as total, coalesce(sum(l.paid), 0)::bigint as paid, coalesce(sum(l.balance), 0)::bigint as balance`

/** Rows of the list behind a place, without its search texts. Which they are says an index alone, where one holds all that is asked: rows are read for those of the page only. */
export const listRows = (tx: Tx, where: Sql, sort: OrderSort, cursor: string | undefined, howMany: number): Promise<ListRow[]> => tx.rows(sql`
  select l.order_id, l.number, l.kind_code, l.kind_version, l.stage, l.phase, l.place, l.branch_id, l.customer_id, l.customer_name, l.customer_phone, l.sold_by, l.assigned_to, l.priority, l.on_hold, l.promised_on,
    l.occurred_at, l.stage_since, l.currency, l.total, l.paid, l.balance, l.summary, l.remake, l.channel, l.lab, l.lab_number, l.tray, l.collected_at, l.on_hold_since, l.on_hold_reason, l.stage_held_seconds,
    l.lost_stage, l.lost_minutes, l.rechecked
  from (select l.order_id from order_list l where ${where} ${afterPlace(sort, cursor)} order by ${orderBySort(sort)} limit ${howMany}) p
  join order_list l on l.organization_id = ${tx.organizationId} and l.order_id = p.order_id order by ${orderBySort(sort)}`)

/** The kind of a row in the version that the order keeps; undefined for a draft. */
export const kindOfRow = (row: ListRow, kinds: readonly KindData[]): KindData | undefined => kinds.find(({ code, version }) => code === row.kind_code && version === row.kind_version)

/** A row of the list as an answer, in the reader's language. */
export function toRow(row: ListRow, by: StaffMember, kinds: readonly KindData[], now: Date): OrderRow {
  const money = (amount: number) => ({ amount, currency: row.currency })
  const kind = kindOfRow(row, kinds)
  const stage = kind && stageOf(kind, row.stage)
  return {
    id: row.order_id, number: row.number, kind: row.kind_code, stage: row.stage, stageName: stage?.names[by.language] ?? null, mark: stage?.mark ?? null, phase: row.phase, place: row.place, branchId: row.branch_id,
    customerId: row.customer_id, customerName: row.customer_name, customerPhone: seesContacts(by) ? row.customer_phone : null, summary: row.summary, priority: row.priority, onHold: row.on_hold,
    ...standingView({
      phase: row.phase, stage: row.stage, kind, promisedOn: row.promised_on, occurredAt: row.occurred_at, branchId: row.branch_id, stageSince: row.stage_since, heldSeconds: row.stage_held_seconds,
      onHoldSince: row.on_hold_since, onHoldReason: row.on_hold_reason, total: row.total, paid: row.paid, currency: row.currency, lostStage: row.lost_stage, lostMinutes: row.lost_minutes, rechecked: row.rechecked,
    }, by, now),
    lab: row.lab, labNumber: row.lab_number, tray: row.tray, promisedOn: row.promised_on, occurredAt: row.occurred_at.toISOString(), stageSince: row.stage_since?.toISOString() ?? null,
    total: money(row.total), paid: money(row.paid), balance: money(row.balance), assignedTo: row.assigned_to, remake: row.remake,
    soldBy: row.sold_by, channel: row.channel, collectedAt: row.collected_at?.toISOString() ?? null,
  }
}
