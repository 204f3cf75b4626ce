import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { audit, branchZone, may, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, orderById, remakeOrder, touchedOf } from '#modules/orders/server'
import type { OrderData } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { LabRemakeView, RemakeTermsList, newLabRemake } from '../contract.ts'
import { causerOf, namedCausers, remakeFor, remakeShare, shareOf } from '../domain/index.ts'
import type { Causer } from '../domain/index.ts'
import type { LabsDeps } from './deps.ts'
import { labById } from './lab-data.ts'
import { labOrderById, labOrderOf, zoneOf } from './lab-order-data.ts'
import type { LabOrderRow } from './lab-order-data.ts'
import { labLines } from './order-content.ts'
import { labsProblems } from './problems.ts'
import { costOf } from './send-to-lab.ts'

interface RemakeRow { order_id: string; caused_by: Causer; nth: number; share_bps: number; because: LabRemakeView['because']; lens_cost: number | null; currency: string; order_number: string | null }

/** What the lab would ask for a remake, by each whose fault it may have been. */
export const remakeTermsOf = ({ db, now }: LabsDeps, by: StaffMember, id: string): Promise<RemakeTermsList> => db.inTenant(by.organizationId, async (tx) => {
  const row = await labOrderById(tx, id)
  const order = found(await orderById(tx, row.order_id), by)
  const terms = await termsOf(tx, row, order.root && order.remake ? order.root.id : order.id, dayIn(zoneOf(by, row.branch_id), now()))
  return { items: namedCausers.map((causedBy) => ({ causedBy, ...shown(terms(causedBy), row, by), ...remakeFor[causedBy] })), nextCursor: null }
})

/**
 * Makes what a lab made again: a remake of the order, with whose fault it was and what the lab asks for it by its terms. The lines are
 * those of the lenses unless said. @throws {Problem} labs/nothing-came, and as orders' remake
 */
export async function remakeAtLab(deps: LabsDeps, by: StaffMember, call: Call, id: string, input: z.output<typeof newLabRemake>): Promise<LabRemakeView> {
  const { row, order } = await deps.db.inTenant(by.organizationId, async (tx) => {
    const lab = await labOrderById(tx, id)
    const of = found(await orderById(tx, lab.order_id), by)
    await mustHaveCome(tx, lab, input.inspectionId)
    return { row: lab, order: of }
  })
  mustMay(by, 'lab-orders.write', touchedOf(order), 'labs.read')
  const { cause, costBearer } = remakeFor[input.causedBy]
  const lineIds = input.lineIds ?? labLines(order.lines).map((line) => line.id)
  const { id: remadeId } = await remakeOrder(deps, by, call, order.id, {
    ...(input.id && { id: input.id }), cause: input.cause ?? cause, costBearer: input.costBearer ?? costBearer, ...(lineIds.length > 0 && { lineIds }), promisedOn: input.promisedOn, note: input.note,
  }, async (tx, remade) => {
    await saveRemake(tx, row, remade, { causedBy: input.causedBy, inspectionId: input.inspectionId, at: deps.now(), day: dayIn(zoneOf(by, row.branch_id), deps.now()), staffId: by.staffId })
    audit(tx, by, call, { action: 'labs.remade', subject: { kind: 'lab-order', id }, branchId: row.branch_id, changes: { order: order.id, remake: remade.id, causedBy: input.causedBy } })
  })
  const saved = await deps.db.look(by.organizationId, (tx) => tx.one<RemakeRow>(sql`
    select r.order_id, r.caused_by, r.nth, r.share_bps, r.because, l.lens_cost::float8 as lens_cost, l.currency, n.number as order_number
    from lab_remakes r join lab_orders l on l.organization_id = r.organization_id and l.id = r.lab_order_id join order_numbers n on n.organization_id = r.organization_id and n.id = r.order_id
    where r.organization_id = ${tx.organizationId} and r.order_id = ${remadeId}`))
  const { nth, share_bps: shareBps, because } = saved
  // Of one lens that is made again the lab asks a share of that one.
  const of = input.lineIds ? { ...row, lens_cost: costOf(order, input.lineIds) } : row
  return { orderId: remadeId, orderNumber: saved.order_number, causedBy: input.causedBy, ...shown({ nth, shareBps, because }, of, by) }
}

/** That there is something to make again: it came, or somebody inspected it; and that the inspection it follows from is of these lenses. */
async function mustHaveCome(tx: Tx, { id, state }: LabOrderRow, inspectionId: string | null): Promise<void> {
  const inspections = await tx.rows<{ id: string; passed: boolean }>(sql`select id, passed from inspections where organization_id = ${tx.organizationId} and lab_order_id = ${id}`)
  if (state === 'cancelled' || (state !== 'arrived' && inspections.length === 0)) throw new Problem(labsProblems.nothingCame)
  if (inspectionId !== null && !inspections.some((one) => one.id === inspectionId && !one.passed)) throw refuseByContract([{ pointer: '/inspectionId', detail: 'is no failed inspection of these lenses' }])
}

/** A remake that was made on the order's own page counts as well, for the lab of the order that was made again; whose fault it was follows from its cause. Does nothing twice. */
export const noteRemake = ({ db }: Pick<LabsDeps, 'db'>, organizationId: string, orderId: string, remakeOf: string | null): Promise<void> => db.inTenant(organizationId, async (tx) => {
  const remade = await orderById(tx, orderId)
  if (!remade?.remake || !remade.root) return
  const row = await labOrderOf(tx, remakeOf ?? remade.root.id)
  if (!row) return
  const day = dayIn(await branchZone(tx, row.branch_id), remade.occurredAt)
  await saveRemake(tx, row, remade, { causedBy: causerOf(remade.remake.cause, remade.remake.costBearer), inspectionId: null, at: remade.occurredAt, day, staffId: remade.soldBy?.id ?? null })
})

interface Noted { readonly causedBy: Causer; readonly inspectionId: string | null; readonly at: Date; readonly day: string; readonly staffId: string | null }

async function saveRemake(tx: Tx, row: LabOrderRow, remade: OrderData, { causedBy, inspectionId, at, day, staffId }: Noted): Promise<void> {
  const rootId = remade.root?.id ?? row.order_id
  const { nth, shareBps, because } = (await termsOf(tx, row, rootId, day))(causedBy)
  await tx.run(sql`
    insert into lab_remakes (organization_id, order_id, root_order_id, lab_order_id, lab_id, branch_id, caused_by, nth, share_bps, because, inspection_id, made_at, made_on, made_by)
    values (${tx.organizationId}, ${remade.id}, ${rootId}, ${row.id}, ${row.lab_id}, ${row.branch_id}, ${causedBy}, ${nth}, ${shareBps}, ${because}, ${inspectionId}, ${at}, ${day}, ${staffId})
    on conflict (organization_id, order_id) do nothing`)
}

/** The lab's terms for the next remake of the order that was made first; what another lab made of it does not count with this one. */
async function termsOf(tx: Tx, row: LabOrderRow, rootId: string, today: string) {
  const [lab, { count, first }] = await Promise.all([labById(tx, row.lab_id), tx.one<{ count: number; first: string | null }>(sql`
    select (select count(*)::int from lab_remakes r join order_numbers m on m.organization_id = r.organization_id and m.id = r.order_id and not m.cancelled where r.organization_id = ${tx.organizationId} and r.root_order_id = ${rootId} and r.lab_id = ${row.lab_id}) as count,
      (select min(l.sent_on)::text from lab_orders l where l.organization_id = ${tx.organizationId} and l.order_id = ${rootId} and l.lab_id = ${row.lab_id} and l.state <> 'cancelled') as first`)])
  const daysSince = Math.round((Date.parse(today) - Date.parse(first ?? row.sent_on)) / 86_400_000)
  return (causedBy: Causer) => ({ nth: count + 1, ...remakeShare(lab.remake_policy, { nth: count + 1, causedBy, daysSince }) })
}

const shown = (terms: { readonly nth: number; readonly shareBps: number; readonly because: LabRemakeView['because'] }, row: LabOrderRow, by: StaffMember) =>
  ({ ...terms, cost: row.lens_cost === null || !may(by, 'products.see-cost') ? null : { amount: shareOf(row.lens_cost, terms.shareBps), currency: row.currency } })
