import type { Language } from '#kernel/languages'
import { displayName } from '#modules/customers/domain'
import { mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { prepared, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Phase } from '../domain/order-phase.ts'
import { kindsOf, unlessKnown, withStages } from './known-kinds.ts'
import type { KnownKind } from './known-kinds.ts'
import { touchedOf } from './order-data.ts'
import type { EventData, KindData, LineData, OrderData, PaymentData, RecheckData, RemakeData, SpecialLensData, TaxData, ValueData } from './order-data.ts'

/** As JSON writes it: instants and days are text. */
interface Row {
  id: string; number: string | null; payment_symbol: string | null; stage: string | null; phase: Phase; stage_since: string | null; branch_id: string
  customer_id: string; given_name: string; family_name: string; phone: string | null; email: string | null; language: Language
  wearer_id: string | null; wearer_given: string | null; wearer_family: string | null; channel: string; contract_place: string
  sold_by: string | null; sold_by_name: string | null; assigned_to: string | null; assigned_to_name: string | null; advisor_id: string | null
  priority: 'normal' | 'rush'; promised_on: string | null; on_hold_since: string | null; on_hold_reason: string | null; note: string | null; currency: string; prices_gross: boolean
  total: number; tax_total: number; lenses_committed: boolean; occurred_at: string; collected_at: string | null; cancelled_at: string | null; cancel_reason: string | null; version: number
  deposit_kept: number; deposit_kept_reason: string | null; remake_cause: RemakeData['cause'] | null; cost_bearer: RemakeData['costBearer'] | null; assigned_because: OrderData['assignedBecause']
  payers: { customerId: string; givenName: string; familyName: string; amount: number | null }[]; prescription: OrderData['prescription']; root: OrderData['root']; remakes: OrderData['remakes']
  kind: KnownKind; lines: LineData[]; taxes: TaxData[]; payments: PaymentData[]; events: EventData[]
  created_by: string | null; created_by_name: string | null; stage_held_seconds: number; inspection: OrderData['inspection']; values: ValueData[]; rechecks: RecheckData[]; specials: SpecialLensData[]
}

/**
 * Everything about an order in one statement, so that looking at one costs one round trip; and in one column, for the driver
 * spends more on fifty columns than JSON.parse on the same values.
 */
const orderWhere = (name: string, condition: Sql): ((known: readonly string[], organizationId: string, which: string) => Sql) => prepared(name, sql`
  select row_to_json(whole) as whole from (select o.id, o.number, o.payment_symbol, o.stage, o.phase, o.stage_since, o.branch_id, c.survivor_id as customer_id, c.given_name, c.family_name, c.phone, c.email, c.language,
    w.survivor_id as wearer_id, w.given_name as wearer_given, w.family_name as wearer_family, o.channel, o.contract_place,
    o.sold_by, s.name as sold_by_name, o.assigned_to, a.name as assigned_to_name, o.advisor_id, o.priority, o.promised_on, o.on_hold_since, o.on_hold_reason, o.note, o.currency, o.prices_gross,
    o.total, o.tax_total, o.lenses_committed, o.occurred_at, o.collected_at, o.cancelled_at, o.cancel_reason, o.version, o.created_by, m.name as created_by_name, o.stage_held_seconds, o.inspection, o.deposit_kept, o.deposit_kept_reason, o.remake_cause, o.cost_bearer, o.assigned_because,
    (select json_build_object('code', k.code, 'version', k.kind_version, 'names', k.names, 'stages', ${unlessKnown(sql`${null}`)})
      from order_kinds k where k.organization_id = o.organization_id and k.code = o.kind_code and k.kind_version = o.kind_version) as kind,
    (select coalesce(json_agg(json_build_object('id', l.id, 'position', l.position, 'productId', l.product_id, 'variantId', l.variant_id, 'kind', l.kind, 'description', l.description, 'eye', l.eye,
        'quantity', l.quantity, 'unitPrice', l.unit_price, 'unitCost', l.unit_cost, 'listAmount', l.list_amount, 'adjustments', l.adjustments, 'amount', l.amount, 'taxClass', l.tax_class, 'taxes', l.taxes, 'priceFrom', l.price_from, 'lot', l.lot, 'expiresOn', l.expires_on) order by l.position), '[]')
      from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id) as lines,
    (select coalesce(json_agg(json_build_object('component', x.component, 'country', x.country, 'rateBps', x.rate_bps, 'base', x.base, 'tax', x.tax) order by x.rate_bps desc, x.component), '[]')
      from order_taxes x where x.organization_id = o.organization_id and x.order_id = o.id) as taxes,
    (select coalesce(json_agg(json_build_object('id', p.id, 'direction', p.direction, 'method', p.method, 'amount', p.amount, 'purpose', p.purpose,
        'occurredAt', to_char(p.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'takenBy', p.taken_by, 'takenByName', n.name, 'reference', p.reference, 'reversesPaymentId', p.reverses_payment_id) order by p.occurred_at, p.id), '[]')
      from subject_payments p left join staff_names n on n.organization_id = p.organization_id and n.id = p.taken_by
      where p.organization_id = o.organization_id and p.subject_id = o.id and p.subject_kind = 'order') as payments,
    (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'fromStage', e.from_stage, 'toStage', e.to_stage, 'reason', e.reason,
        'occurredAt', to_char(e.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'staffId', e.staff_id, 'staffName', n.name) order by e.occurred_at, e.id), '[]')
      from order_events e left join staff_names n on n.organization_id = e.organization_id and n.id = e.staff_id
      where e.organization_id = o.organization_id and e.order_id = o.id) as events,
    (select coalesce(json_agg(json_build_object('field', v.field, 'stage', v.stage, 'value', v.value, 'filledAt', to_char(v.filled_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'filledBy', v.filled_by, 'filledByName', n.name)
        order by v.filled_at, v.field), '[]')
      from order_stage_values v left join staff_names n on n.organization_id = v.organization_id and n.id = v.filled_by
      where v.organization_id = o.organization_id and v.order_id = o.id) as values,
    (select coalesce(json_agg(json_build_object('item', x.item, 'checkedAt', to_char(x.checked_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'checkedBy', x.checked_by, 'checkedByName', n.name) order by x.item), '[]')
      from order_rechecks x left join staff_names n on n.organization_id = x.organization_id and n.id = x.checked_by
      where x.organization_id = o.organization_id and x.order_id = o.id) as rechecks,
    (select coalesce(json_agg(json_build_object('lineId', x.line_id, 'finding', x.finding, 'reason', x.reason, 'at', to_char(x.decided_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'by', case when x.decided_by is not null then json_build_object('id', x.decided_by, 'name', coalesce(n.name, '')) end) order by x.line_id, x.eye desc), '[]')
      from order_special_lenses x left join staff_names n on n.organization_id = x.organization_id and n.id = x.decided_by
      where x.organization_id = o.organization_id and x.order_id = o.id) as specials,
    (select coalesce(json_agg(json_build_object('customerId', b.survivor_id, 'givenName', b.given_name, 'familyName', b.family_name, 'amount', p.amount) order by p.position), '[]')
      from order_payers p join customer_briefs b on b.organization_id = p.organization_id and b.id = p.customer_id
      where p.organization_id = o.organization_id and p.order_id = o.id) as payers,
    (select json_build_object('id', r.id, 'number', r.number) from orders r where r.organization_id = o.organization_id and r.id = o.root_order_id) as root,
    (select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'cause', r.remake_cause, 'costBearer', r.cost_bearer, 'phase', r.phase) order by r.occurred_at, r.id), '[]')
      from orders r where r.organization_id = o.organization_id and r.root_order_id = o.id and r.remake_cause is not null) as remakes,
    (select json_build_object('id', b.prescription_id, 'version', b.version, 'purpose', b.purpose, 'examinedOn', b.examined_on, 'typedBy', case when b.created_by is not null then json_build_object('id', b.created_by, 'name', coalesce(n.name, '')) end)
      from prescription_briefs b left join staff_names n on n.organization_id = b.organization_id and n.id = b.created_by
      where b.organization_id = o.organization_id and b.prescription_id = o.prescription_id and b.version = o.prescription_version) as prescription
  from orders o
  join customer_briefs c on c.organization_id = o.organization_id and c.id = o.customer_id
  left join customer_briefs w on w.organization_id = o.organization_id and w.id = o.wearer_customer_id
  left join staff_names s on s.organization_id = o.organization_id and s.id = o.sold_by
  left join staff_names a on a.organization_id = o.organization_id and a.id = o.assigned_to
  left join staff_names m on m.organization_id = o.organization_id and m.id = o.created_by
  where ${condition}) whole`)

const byId = orderWhere('order-by-id', sql`o.organization_id = ${null} and o.id = ${null}`)
const byNumber = orderWhere('order-by-number', sql`o.organization_id = ${null} and o.number = ${null}`)

/** The order with that id, or undefined. */
export const orderById = (tx: Tx, id: string): Promise<OrderData | undefined> => orderBy(tx, byId, id)

/** The order with that number, or undefined. */
export const orderByNumber = (tx: Tx, number: string): Promise<OrderData | undefined> => orderBy(tx, byNumber, number)

/** Locks the order against others who change it, then reads it whole. @throws {Problem} http/not-found, also when outside the reach of reading */
export async function lockOrder(tx: Tx, by: StaffMember, id: string): Promise<OrderData> {
  const locked = tx.run(sql`select from orders where organization_id = ${tx.organizationId} and id = ${id} for update`)
  const order = await orderById(tx, id)
  if (await locked === 0) throw new Problem(httpProblems.notFound)
  return found(order, by)
}

/** @throws {Problem} http/not-found when there is none, or the reader may not know that there is */
export function found(order: OrderData | undefined, by: StaffMember): OrderData {
  if (!order) throw new Problem(httpProblems.notFound)
  mustMay(by, 'orders.read', touchedOf(order), 'orders.read')
  return order
}

async function orderBy(tx: Tx, statement: typeof byId, which: string): Promise<OrderData | undefined> {
  const kinds = kindsOf(tx)
  const found = await tx.maybe<{ whole: Row }>(statement([...kinds.keys()], tx.organizationId, which))
  return found && toData(found.whole, withStages(kinds, found.whole.kind))
}

function toData(row: Row, kind: KindData): OrderData {
  return {
    id: row.id, number: row.number, paymentSymbol: row.payment_symbol, kind, stage: row.stage, phase: row.phase, stageSince: dateOf(row.stage_since), branchId: row.branch_id,
    customer: { id: row.customer_id, name: displayName({ givenName: row.given_name, familyName: row.family_name }), phone: row.phone, email: row.email, language: row.language },
    wearer: row.wearer_id ? { id: row.wearer_id, name: displayName({ givenName: row.wearer_given ?? '', familyName: row.wearer_family ?? '' }) } : null,
    channel: row.channel, contractPlace: row.contract_place, soldBy: whoIs(row.sold_by, row.sold_by_name), assignedTo: whoIs(row.assigned_to, row.assigned_to_name), advisorId: row.advisor_id,
    priority: row.priority, promisedOn: row.promised_on, onHoldSince: dateOf(row.on_hold_since), onHoldReason: row.on_hold_reason, note: row.note, currency: row.currency, pricesGross: row.prices_gross,
    total: row.total, taxTotal: row.tax_total, lensesCommitted: row.lenses_committed, occurredAt: new Date(row.occurred_at), collectedAt: dateOf(row.collected_at), cancelledAt: dateOf(row.cancelled_at),
    cancelReason: row.cancel_reason, version: row.version,
    depositKept: row.deposit_kept, depositKeptReason: row.deposit_kept_reason, assignedBecause: row.assigned_because, root: row.root, remakes: row.remakes, prescription: row.prescription,
    remake: row.remake_cause && row.cost_bearer ? { cause: row.remake_cause, costBearer: row.cost_bearer } : null,
    payers: row.payers.map(({ customerId, givenName, familyName, amount }) => ({ customerId, name: displayName({ givenName, familyName }), amount })),
    lines: row.lines, taxes: row.taxes, payments: row.payments, events: row.events,
    enteredBy: whoIs(row.created_by, row.created_by_name), stageHeldSeconds: row.stage_held_seconds, inspection: row.inspection, values: row.values, rechecks: row.rechecks, specialLenses: asTheirLines(row.specials, row.lines),
  }
}

/** In the sequence of the lines that name them. */
const asTheirLines = (specials: readonly SpecialLensData[], lines: readonly LineData[]): SpecialLensData[] =>
  lines.flatMap(({ id }) => specials.filter(({ lineId }) => lineId === id))

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))
const whoIs = (id: string | null, name: string | null): { id: string; name: string } | null => (id ? { id, name: name ?? '' } : null)
