import { z } from 'zod'
import { dayIn } from '#kernel/days'
import { isId } from '#kernel/ids'
import type { StaffMember } from '#modules/identity/server'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { day } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import type { BoardSide } from '../../domain/board-sides.ts'
import type { Phase } from '../../domain/order-phase.ts'
import { reachOfList } from '../reach-of-list.ts'

/** The column of what nobody works on yet. */
export const NOBODY = 'nobody'

/** A day that no promise reaches: orders without a promised day stand behind all others. */
const NEVER = '9999-12-31'

/** What the board is asked for besides its columns. */
export interface Narrowing { readonly by: BoardSide; readonly branchId?: string | undefined; readonly personId?: string | undefined; readonly kind?: string | undefined }

export interface CardRow {
  readonly key: string; readonly order_id: string; readonly number: string; readonly version: number; readonly kind_code: string; readonly kind_version: number; readonly stage: string; readonly phase: Phase
  readonly branch_id: string; readonly customer_name: string; readonly summary: string; readonly priority: 'normal' | 'rush'; readonly promised_on: string | null; readonly stage_since: Date | null
  readonly on_hold_since: Date | null; readonly on_hold_reason: string | null; readonly stage_held_seconds: number; readonly lost_stage: string | null; readonly lost_minutes: number | null; readonly rechecked: boolean
  readonly occurred_at: Date; readonly currency: string; readonly total: number; readonly paid: number; readonly balance: number; readonly assigned_to: string | null; readonly assigned_name: string | null
}

const columnOf: Readonly<Record<BoardSide, Sql>> = { place: sql`l.place`, stage: sql`l.stage`, person: sql`l.assigned_to`, branch: sql`l.branch_id` }

/** The calendar day it is at the branch that is asked for, or at the first: days are the shop's. */
export function todayOf(by: StaffMember, branchId: string | undefined, now: Date): string {
  const { timeZone } = by.organization.branches.get(branchId ?? '') ?? by.organization.branches.values().next().value ?? { timeZone: 'UTC' }
  return dayIn(timeZone, now)
}

/** Open work that answers the conditions and lies in the reader's reach. The phases are spelled as in the board's indexes. */
function openWork(tx: Tx, by: StaffMember, { branchId, personId, kind }: Narrowing): Sql {
  return joinSql([
    sql`l.organization_id = ${tx.organizationId}`, sql`l.phase in ('taken', 'producing', 'finishing', 'ready')`, ...reachOfList(by),
    ...(branchId ? [sql`l.branch_id = ${branchId}`] : []), ...(personId ? [sql`l.assigned_to = ${personId}`] : []), ...(kind ? [sql`l.kind_code = ${kind}`] : []),
  ], ' and ')
}

/** Overdue first and then by promised day are one sequence, for what is ready is never overdue and stands last. */
const sequence = sql`(l.phase = 'ready'), (coalesce(l.promised_on, '9999-12-31'::date)), (l.priority = 'normal'), (length(l.number)), l.number`

/** Who and what stands beside the row: asked for the few that are shown, after they were chosen. */
const beside = (chosen: Sql): Sql => sql`
  select x.key, x.order_id, x.number, o.version, x.kind_code, x.kind_version, x.stage, x.phase, x.branch_id, x.customer_name, x.summary, x.priority, x.promised_on, x.stage_since,
    x.on_hold_since, x.on_hold_reason, x.stage_held_seconds, x.lost_stage, x.lost_minutes, x.rechecked, x.occurred_at, x.currency, x.total, x.paid, x.balance, x.assigned_to, s.name as assigned_name
  from (${chosen}) x
  join orders o on o.organization_id = x.organization_id and o.id = x.order_id
  left join staff_names s on s.organization_id = x.organization_id and s.id = x.assigned_to
  order by x.key, (x.phase = 'ready'), coalesce(x.promised_on, '9999-12-31'::date), (x.priority = 'normal'), length(x.number), x.number`

/** The first cards of every column, one more than `limit` where there are more. */
export function firstRows(tx: Tx, by: StaffMember, narrowing: Narrowing, limit: number): Promise<CardRow[]> {
  const where = openWork(tx, by, narrowing)
  const column = columnOf[narrowing.by]
  const keys = keysOf(tx, by, narrowing.by)
  // Each column is a walk along its index that ends after its first rows, however much stands in the column.
  const chosen = sql`
    select c.key::text as key, r.* from (${keys}) c(key)
    cross join lateral (select l.* from order_list l where ${where} and ${column} = c.key order by ${sequence} limit ${limit + 1}) r`
  const nobodys = sql` union all select ${NOBODY}::text, r.* from (select l.* from order_list l where ${where} and l.assigned_to is null order by ${sequence} limit ${limit + 1}) r`
  return tx.rows<CardRow>(beside(narrowing.by === 'person' ? sql`${chosen} ${nobodys}` : chosen))
}

function keysOf(tx: Tx, by: StaffMember, side: BoardSide): Sql {
  if (side === 'place') return sql`select unnest(array['shop', 'lab', 'workshop', 'shelf'])`
  if (side === 'stage') return sql`select distinct t.code from order_stages t where t.organization_id = ${tx.organizationId} and t.phase <> 'closed'`
  if (side === 'branch') return sql`select unnest(${[...by.organization.branches.keys()]}::uuid[])`
  return sql`select n.id from staff_names n where n.organization_id = ${tx.organizationId}`
}

/** One column from the place where the page before ended, one row more than `limit` where there are more. */
export function columnRows(tx: Tx, by: StaffMember, narrowing: Narrowing, key: string, cursor: string | undefined, limit: number): Promise<CardRow[]> {
  const place = readCursor(cursor, placeShape)
  const after = place ? sql`and (${sequence}) > (${place[0]}::boolean, ${place[1]}::date, ${place[2]}::boolean, ${place[3]}::int, ${place[4]}::text)` : sql``
  return tx.rows<CardRow>(beside(sql`
    select ${key}::text as key, l.* from order_list l where ${openWork(tx, by, narrowing)} and ${isColumn(narrowing.by, key)} ${after} order by ${sequence} limit ${limit + 1}`))
}

function isColumn(side: BoardSide, key: string): Sql {
  if (side === 'person' && key === NOBODY) return sql`l.assigned_to is null`
  const column = columnOf[side]
  // A key that is no id names no branch and nobody.
  return side === 'place' || side === 'stage' ? sql`${column} = ${key}` : sql`${column} = ${isId(key) ? key : null}::uuid`
}

const placeShape = z.tuple([z.boolean(), day, z.boolean(), z.int(), z.string()])

/** Where the row stands in its column, for a cursor: as `placeShape` reads it back. */
export const placeOf = (row: CardRow): (string | number | boolean)[] => [row.phase === 'ready', row.promised_on ?? NEVER, row.priority === 'normal', row.number.length, row.number]

export interface CountRow { readonly key: string | null; readonly stage: string; readonly count: number; readonly late: number; readonly on_hold: number; readonly promised_today: number }

/** How many stand in each column at each stage; columns, stages and totals are sums of it. */
export const countRows = (tx: Tx, by: StaffMember, narrowing: Narrowing, today: string): Promise<CountRow[]> => tx.rows<CountRow>(sql`
  select ${columnOf[narrowing.by]}::text as key, l.stage, count(*) as count, count(*) filter (where l.phase <> 'ready' and l.counts_late and l.promised_on < ${today}) as late,
    count(*) filter (where l.on_hold) as on_hold, count(*) filter (where l.promised_on = ${today}) as promised_today
  from order_list l where ${openWork(tx, by, narrowing)} group by ${columnOf[narrowing.by]}, l.stage`)

/** Since when the one in the middle of each stage stands there. What is on hold waits for something else and does not count. */
export const medianRows = (tx: Tx, by: StaffMember, narrowing: Narrowing): Promise<{ stage: string; since: Date | null }[]> => tx.rows(sql`
  select l.stage, percentile_disc(0.5) within group (order by l.stage_since) as since from order_list l where ${openWork(tx, by, narrowing)} and not l.on_hold group by l.stage`)
