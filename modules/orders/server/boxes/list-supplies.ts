import { z } from 'zod'
import { addDays, dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import { productDetails } from '#modules/catalog/server'
import type { StaffMember } from '#modules/identity/server'
import { supplyOf } from '#modules/lenses/domain'
import type { BoughtBoxes, Supply } from '#modules/lenses/domain'
import { joinSql, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { day } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { showPhone } from '#platform/text/phone'
import type { SupplyQuery, SupplyView, supplyPage } from '../../contracts/boxes.ts'
import { seesContacts } from '../order-view.ts'
import { reachOfList } from '../reach-of-list.ts'

/** A box for a year, and a year to come back. */
const BEHIND_DAYS = 730
/** What ran out longer ago was bought elsewhere, or nobody wears it any more. */
const GONE_DAYS = 60
const SOON_DAYS = 14

interface Line {
  readonly orderId: string; readonly orderNumber: string | null; readonly customerId: string; readonly customerName: string; readonly customerPhone: string | null; readonly branchId: string; readonly collectedAt: Date | null; readonly promisedOn: string | null
  readonly productId: string; readonly description: string; readonly eye: 'right' | 'left' | null; readonly lot: string | null; readonly quantity: number
}
type Boxes = BoughtBoxes & { readonly line: Line }

/** Until when contact lenses reach and when to order the next, the most urgent first: of one customer, or of everybody who is about to run out. */
export async function listSupplies(tx: Tx, by: StaffMember, query: SupplyQuery, now: Date): Promise<z.output<typeof supplyPage>> {
  const today = dayIn([...by.organization.branches.values()][0]?.timeZone ?? 'UTC', now)
  const lines = await boxLines(tx, by, query.customerId, addDays(today, -BEHIND_DAYS))
  const details = await productDetails(tx, lines.map(({ productId }) => productId))
  const bought = lines.flatMap((line): Boxes[] => {
    const product = details.get(line.productId)
    if (product?.kind !== 'contact-lens' || product.details.piecesPerPack === null || product.details.replacement === null) return []
    const kinds = new Set(lines.filter(({ orderId }) => orderId === line.orderId).map(({ productId, eye }) => `${productId} ${eye}`)).size
    // Two kinds without an eye are one for each; of one kind both eyes wear.
    const eyes = line.eye !== null || kinds > 1 ? 1 : 2
    return [{ line, productId: line.productId, eye: line.eye, from: wornFrom(line, by, today), packs: Math.floor(line.quantity / 1000), piecesPerPack: product.details.piecesPerPack, replacement: product.details.replacement, eyes }]
  })
  const until = query.until ?? (query.customerId ? null : addDays(today, SOON_DAYS))
  const found = [...Map.groupBy(bought, ({ line }) => line.customerId).values()].flatMap((ofOne) => bothEyesAsOne(supplyOf(ofOne)))
    .filter(({ lastDay, orderOn }) => lastDay >= addDays(today, -GONE_DAYS) && (until === null || orderOn <= until))
    .map((one) => ({ one, place: [one.orderOn, keyOf(one)] as const })).toSorted((a, b) => comparePlaces(a.place, b.place))
  const place = readCursor(query.cursor, z.tuple([day, z.string()]))
  const rest = place ? found.filter((one) => comparePlaces(one.place, place) > 0) : found
  return toPage(rest, query.limit, ({ one }) => toView(one, by), (one) => [...one.place])
}

/** Two eyes with the same box until the same day are one call to make and one order to write. */
const bothEyesAsOne = (supplies: readonly Supply<Boxes>[]): Supply<Boxes>[] =>
  [...Map.groupBy(supplies, ({ last: { line }, lastDay }) => `${line.orderId} ${line.description} ${line.lot} ${lastDay}`).values()].map(([one, other]) =>
    (other ? { ...one!, last: { ...one!.last, eye: null, line: { ...one!.last.line, eye: null } } } : one!))

const keyOf = ({ last: { line } }: Supply<Boxes>): string => `${line.customerId} ${line.productId} ${line.eye} ${line.description}`
const comparePlaces = (one: readonly [string, string], other: readonly [string, string]): number => (one.join(' ') < other.join(' ') ? -1 : one.join(' ') === other.join(' ') ? 0 : 1)

/** Collected boxes are worn from that day on; others not before they are there. */
function wornFrom({ collectedAt, promisedOn, branchId }: Line, by: StaffMember, today: Day): Day {
  if (collectedAt) return dayIn(by.organization.branches.get(branchId)?.timeZone ?? 'UTC', collectedAt)
  return promisedOn !== null && promisedOn > today ? promisedOn : today
}

/**
 * Boxes in orders since a day; what was made again stands in its first order already. Of everybody they are begun from the lines, for boxes are
 * few among all that is sold: the index over them (0051), and each of their orders by its key. Left to choose, the planner reads all orders.
 */
function boxLines(tx: Tx, by: StaffMember, customerId: string | undefined, since: Day): Promise<Line[]> {
  const counts = joinSql([
    sql`l.organization_id = ${tx.organizationId}`, ...reachOfList(by), ...(customerId ? [sql`l.customer_id = ${customerId}`] : []),
    sql`l.occurred_at >= ${since}::date and l.phase in ('taken', 'producing', 'finishing', 'ready', 'closed') and not l.remake`,
  ], ' and ')
  const boxes = sql`n.organization_id = ${tx.organizationId} and n.kind = 'contact-lens' and n.product_id is not null`
  return tx.rows<Line>(sql`
    select l.order_id as "orderId", l.number as "orderNumber", l.customer_id as "customerId", l.customer_name as "customerName", l.customer_phone as "customerPhone", l.branch_id as "branchId", l.collected_at as "collectedAt", l.promised_on as "promisedOn",
      n.product_id as "productId", n.description, n.eye, n.lot, n.quantity
    from ${customerId ? sql`order_list l join order_lines n on n.order_id = l.order_id and ${boxes} where ${counts}` : sql`order_lines n cross join lateral (select l.* from order_list l where l.order_id = n.order_id and ${counts} offset 0) l where ${boxes}`}
    order by l.occurred_at, n.position`)
}

const phoneOf = ({ customerPhone }: Line, by: StaffMember): Pick<SupplyView, 'customerPhone' | 'customerPhoneShown'> =>
  (customerPhone !== null && seesContacts(by) ? { customerPhone, customerPhoneShown: showPhone(customerPhone, by.organization.country) } : { customerPhone: null, customerPhoneShown: null })

const toView = ({ last: { line }, lastDay, orderOn }: Supply<Boxes>, by: StaffMember): SupplyView => ({
  customerId: line.customerId, customerName: line.customerName, ...phoneOf(line, by), orderId: line.orderId, orderNumber: line.orderNumber,
  productId: line.productId, description: line.description, eye: line.eye, lot: line.lot, lastDay, orderOn,
})
