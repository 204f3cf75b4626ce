import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { isId } from '#kernel/ids'
import type { orderConditions } from '../../contracts/lists.ts'
import { daysOf } from '../../domain/filter/day-words.ts'
import type { Condition, OrderFlag } from '../../domain/filter/fields.ts'
import { phases } from '../../domain/order-phase.ts'
import { reachOfList } from '../reach-of-list.ts'

type Asked = z.output<typeof orderConditions>

/** What a list is asked with: who asks, when, and the tenant's transaction. */
interface Asking { readonly tx: Tx; readonly by: StaffMember; readonly now: Date }

/** Rows of `order_list l` that answer all the conditions and lie within the reader's reach. */
export function listWhere(asking: Asking, asked: Asked): Sql {
  const { tx, by } = asking
  const words = wordsOf(asked.q)
  const conditions = conditionsOf(asked)
  const named = conditions.flatMap((condition) => ('oneOf' in condition && condition.field === 'branch' ? [condition.oneOf] : []))
  const zones = zonesOf(by, named)
  return joinSql([
    sql`l.organization_id = ${tx.organizationId}`,
    ...reachOfList(by),
    // Through the find door: the policy would keep a fragment search from its index.
    ...(words.length > 0 ? [sql`l.order_id in (select f.order_id from app.find_orders(${tx.organizationId}, ${words}) f)`] : []),
    ...conditions.map((condition) => toSql(condition, asking, zones)),
  ], ' and ')
}

/** The parameters that have a name of their own, and the filter, as one list of conditions. */
function conditionsOf(asked: Asked): Condition[] {
  const flags = (['open', 'late', 'owing'] as const).filter((flag) => asked[flag])
  return [
    ...(asked.phase ? [{ field: 'phase', oneOf: asked.phase } as const] : []),
    ...(asked.stage ? [{ field: 'stage', oneOf: [asked.stage] } as const] : []),
    ...(asked.kind ? [{ field: 'kind', oneOf: [asked.kind] } as const] : []),
    ...(asked.branchId ? [{ field: 'branch', oneOf: [asked.branchId] } as const] : []),
    ...(asked.customerId ? [{ field: 'customer', oneOf: [asked.customerId] } as const] : []),
    ...(flags.length > 0 ? [{ field: 'is', flags } as const] : []),
    ...(asked.from || asked.to ? [{ field: 'occurred', from: asked.from ?? null, to: asked.to ?? null } as const] : []),
    ...(asked.promisedTo ? [{ field: 'promised', from: null, to: asked.promisedTo } as const] : []),
    ...(asked.filter ?? []),
  ]
}

const wordsOf = (text: string | undefined): string[] => text?.trim().split(/\s+/).filter((word) => word !== '').slice(0, 6) ?? []

const codeColumns = { stage: sql`l.stage`, kind: sql`l.kind_code`, phase: sql`l.phase`, channel: sql`l.channel`, priority: sql`l.priority` } as const
const idColumns = { customer: sql`l.customer_id`, branch: sql`l.branch_id` } as const
const staffColumns = { 'sold-by': sql`l.sold_by`, assigned: sql`l.assigned_to` } as const
const amountColumns = { balance: sql`l.balance`, total: sql`l.total` } as const

function toSql(condition: Condition, asking: Asking, zones: Zones): Sql {
  switch (condition.field) {
    // By the order's own index: the list needs none for what is asked of one order at a time.
    case 'number': return sql`l.order_id in (select o.id from orders o where o.organization_id = ${asking.tx.organizationId} and o.number = ${condition.text})`
    case 'lab': return sql`l.lab = ${condition.text}`
    // As on the box, and as somebody types it who does not mind small letters.
    case 'lot': return sql`l.order_id in (select n.order_id from order_lines n where n.organization_id = ${asking.tx.organizationId} and n.lot = any(${spellings(condition.text)}))`
    case 'product': {
      const [product, words] = isId(condition.text) ? [condition.text, []] : [null, wordsOf(condition.text)]
      return sql`l.order_id in (select f.order_id from app.find_orders_with_product(${asking.tx.organizationId}, ${product}, ${words}) f)`
    }
    case 'stage': case 'kind': case 'phase': case 'channel': case 'priority': return sql`${codeColumns[condition.field]} = any(${condition.oneOf})`
    case 'customer': case 'branch': return sql`${idColumns[condition.field]} = any(${condition.oneOf})`
    case 'sold-by': case 'assigned': return ofPeople(staffColumns[condition.field], condition.oneOf, asking.by.staffId)
    case 'balance': case 'total': return between(amountColumns[condition.field], condition)
    case 'occurred': case 'collected': case 'promised': return ofDays(condition, asking.now, zones)
    case 'is': return joinSql(condition.flags.map((flag) => flagSql(flag, asking.now, zones)), ' and ')
    case 'not': return joinSql(condition.flags.map((flag) => sql`(${flagSql(flag, asking.now, zones)}) is not true`), ' and ')
  }
}

const spellings = (lot: string): string[] => [...new Set([lot, lot.toUpperCase(), lot.toLowerCase()])]

function ofPeople(column: Sql, people: readonly string[], me: string): Sql {
  const ids = people.filter((one) => one !== 'nobody').map((one) => (one === 'me' ? me : one))
  const parts = [...(ids.length > 0 ? [sql`${column} = any(${ids})`] : []), ...(people.includes('nobody') ? [sql`${column} is null`] : [])]
  return sql`(${joinSql(parts, ' or ')})`
}

const between = (column: Sql, { from, to }: { readonly from: number | null; readonly to: number | null }): Sql =>
  joinSql([...(from === null ? [] : [sql`${column} >= ${from}::bigint`]), ...(to === null ? [] : [sql`${column} <= ${to}::bigint`])], ' and ')

function flagSql(flag: OrderFlag, now: Date, zones: Zones): Sql {
  switch (flag) {
    case 'open': return sql`l.phase in ('taken', 'producing', 'finishing', 'ready')`
    case 'late': return inZones(zones, (timeZone) => sql`l.phase in ('taken', 'producing', 'finishing') and l.counts_late and l.promised_on < ${dayIn(timeZone, now)}`)
    case 'owing': return sql`l.balance > 0`
    case 'hold': return sql`l.on_hold`
    case 'remake': return sql`l.remake`
  }
}

type DayCondition = Extract<Condition, { readonly field: 'occurred' | 'promised' | 'collected' }>
const dayColumns = { occurred: sql`l.occurred_at`, collected: sql`l.collected_at`, promised: sql`l.promised_on` } as const

/** Days are those of the branch that the order belongs to. */
function ofDays(condition: DayCondition, now: Date, zones: Zones): Sql {
  const column = dayColumns[condition.field]
  if ('none' in condition) return sql`${column} is null`
  const isDate = condition.field === 'promised'
  const inDays = inZones(zones, (timeZone) => {
    const today = dayIn(timeZone, now)
    const first = condition.from === null ? null : daysOf(condition.from, today).first
    const last = condition.to === null ? null : daysOf(condition.to, today).last
    return joinSql([
      ...(first === null ? [] : [isDate ? sql`${column} >= ${first}::date` : sql`${column} >= (${first}::date::timestamp at time zone ${timeZone})`]),
      ...(last === null ? [] : [isDate ? sql`${column} <= ${last}::date` : sql`${column} < ((${last}::date + 1)::timestamp at time zone ${timeZone})`]),
    ], ' and ')
  })
  return isDate ? sql`${anyPhase} and ${inDays}` : inDays
}

/** Shuts nobody out: promised days are found phase by phase, and the index (0021) is entered by naming them. */
const anyPhase = sql`l.phase = any(${phases})`

/** Branches by the time zone they lie in; most organizations have one, and then nothing is asked of the branch. */
type Zones = ReadonlyMap<string, readonly string[]>

/** The zones of the branches that every list in `named` has, or of all. */
function zonesOf(by: StaffMember, named: readonly (readonly string[])[]): Zones {
  const branches = [...by.organization.branches].filter(([id]) => named.every((ids) => ids.includes(id)))
  const zones = Map.groupBy(branches, ([, { timeZone }]) => timeZone)
  return zones.size === 0 ? new Map([['UTC', []]]) : new Map([...zones].map(([zone, some]) => [zone, some.map(([id]) => id)]))
}

function inZones(zones: Zones, make: (timeZone: string) => Sql): Sql {
  const parts = [...zones].map(([zone, branchIds]) => (zones.size === 1 ? sql`(${make(zone)})` : sql`(l.branch_id = any(${branchIds}) and ${make(zone)})`))
  return sql`(${joinSql(parts, ' or ')})`
}
