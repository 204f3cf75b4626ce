import { addDays, dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import { takeSampleNumbers } from '#modules/identity/server'
import type { SampleShop } from '#modules/identity/server'
import { orderNumber } from '#modules/orders/domain'
import { saveSampleOrders } from '#modules/orders/server'
import type { OrderData, SampleOrder } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { remakeFor, remakeShare } from '../../domain/index.ts'
import { labLines } from '../order-content.ts'
import { clockIn } from '../promises.ts'
import { entered, zoneOf } from './sample-place.ts'
import type { LabPlace, Wrong } from './sample-place.ts'

/** Whose fault the sample's remakes were, and what whoever inspected wrote about the lenses. */
const faults: readonly (Wrong & { readonly causedBy: 'lab' | 'optician' | 'prescriber' })[] = [
  { causedBy: 'lab', off: 250, reason: 'Pravá čočka o 0,25 D mimo' },
  { causedBy: 'optician', off: 0, reason: 'Objednáno s osou původních brýlí místo předpisu' },
  { causedBy: 'prescriber', off: 0, reason: 'Lékař po dotazu sílu na předpisu opravil' },
  { causedBy: 'lab', off: 0, reason: 'Škrábanec ve vrstvě levé čočky' },
]
const WEEK_MS = 7 * 86_400_000

/** What an order's later life looks like for whoever makes it again; written by who knows labs and inspections. */
interface Ways {
  readonly of: (order: OrderData) => LabPlace | undefined
  readonly sendAgain: (place: LabPlace, one: SampleOrder) => string
  readonly inspect: (place: LabPlace, one: SampleOrder, at: OrderData['events'][number] | undefined, wrong: Wrong | null) => string | null
}

/** Orders of the last weeks whose lenses failed and were made again: by id. Taken apart, so that they are of several days. */
export function chooseRemade(shop: SampleShop, orders: readonly SampleOrder[]): ReadonlySet<string> {
  const able = orders.filter((one) => one.order.phase === 'closed' && one.order.remake === null && eventsOfRemake(shop, one.order).length > 0)
  return new Set(faults.flatMap((_, index) => able[Math.floor(((index + 0.5) * able.length) / faults.length)]?.order.id ?? []))
}

/** Writes the remakes of these orders, as far as each has come, and that their lenses had failed. */
export async function saveSampleRemakes(tx: Tx, shop: SampleShop, firsts: readonly SampleOrder[], ways: Ways): Promise<void> {
  const year = Number(dayIn(shop.branches[0].timeZone, shop.now).slice(0, 4))
  const number = firsts.length > 0 ? await takeSampleNumbers(tx, 'orders', year, firsts.length) : 0
  for (const [index, first] of firsts.entries()) {
    const fault = faults[index % faults.length]!
    const place = ways.of(first.order)
    if (!place) continue
    const remake = remakeOf(shop, first.order, fault.causedBy, orderNumber(year, number + index))
    saveSampleOrders(tx, [{ ...first, order: remake, prescription: null, parts: [], payments: [], entries: [] }])
    const inspectionId = ways.inspect(place, first, entered(first.order, 'final-inspection'), fault)
    const again = { ...first, order: remake }
    if (entered(remake, 'sent-to-lab')) ways.inspect({ ...place, labOrderId: ways.sendAgain(place, again) }, again, entered(remake, 'ready'), null)
    const sent = Date.parse(entered(first.order, 'sent-to-lab')?.occurredAt ?? first.order.occurredAt.toISOString())
    const { shareBps, because } = remakeShare(place.lab.policy, { nth: 1, causedBy: fault.causedBy, daysSince: Math.round((remake.occurredAt.getTime() - sent) / 86_400_000) })
    tx.send(sql`
      insert into lab_remakes (organization_id, order_id, root_order_id, lab_order_id, lab_id, branch_id, caused_by, nth, share_bps, because, inspection_id, made_at, made_on, made_by)
      values (${tx.organizationId}, ${remake.id}, ${first.order.id}, ${place.labOrderId}, ${place.lab.id}, ${remake.branchId}, ${fault.causedBy}, 1, ${shareBps}, ${because}, ${inspectionId}, ${remake.occurredAt},
        ${dayIn(zoneOf(shop, remake), remake.occurredAt)}, ${remake.soldBy?.id})`)
  }
}

/** The remake goes the way of the first order, whole weeks later: at the same hours of the same weekdays, as far as there was time. None where the clock was changed meanwhile. */
function eventsOfRemake(shop: SampleShop, { events, ...order }: OrderData): OrderData['events'] {
  const failed = events.find(({ toStage }) => toStage === 'final-inspection')
  if (!failed) return []
  const weeks = Math.ceil((Date.parse(failed.occurredAt) - order.occurredAt.getTime()) / WEEK_MS)
  const random = randomOf(shop.seed, 'remake', order.id)
  const clock = (at: string) => clockIn(zoneOf(shop, { ...order, events }), new Date(at)).time
  const later = events.filter(({ kind }) => kind === 'stage').map((event) => {
    const occurredAt = new Date(Date.parse(event.occurredAt) + weeks * WEEK_MS)
    return { ...event, id: newId(occurredAt.getTime(), random.fill), occurredAt: occurredAt.toISOString(), before: event.occurredAt }
  }).filter(({ occurredAt }) => Date.parse(occurredAt) <= shop.now.getTime())
  return later.every(({ occurredAt, before }) => clock(occurredAt) === clock(before)) ? later.map(({ before: _, ...event }) => event) : []
}

function remakeOf(shop: SampleShop, first: OrderData, causedBy: keyof typeof remakeFor, number: ReturnType<typeof orderNumber>): OrderData {
  const events = eventsOfRemake(shop, first)
  const [begun, last] = [events[0]!, events.at(-1)!]
  const occurredAt = new Date(begun.occurredAt)
  const random = randomOf(shop.seed, 'remake order', first.id)
  const stage = first.kind.stages.find(({ code }) => code === last.toStage)!
  const { cause, costBearer } = remakeFor[causedBy]
  const today = dayIn(zoneOf(shop, first), shop.now)
  const isClosed = stage.phase === 'closed'
  return {
    ...first, id: newId(occurredAt.getTime(), random.fill), ...number, stage: stage.code, phase: stage.phase, stageSince: new Date(last.occurredAt), total: 0, taxTotal: 0, payments: [], events, values: [], rechecks: [],
    lines: labLines(first.lines).map((line, index) => ({ ...line, id: newId(occurredAt.getTime(), random.fill), position: index + 1, amount: 0, adjustments: [{ kind: 'complaint', reason: cause, amount: -line.listAmount }] })),
    taxes: [], promisedOn: isClosed ? dayIn(zoneOf(shop, first), new Date(last.occurredAt)) : addDays(today, 4), occurredAt, collectedAt: isClosed ? new Date(last.occurredAt) : null, cancelledAt: null, cancelReason: null,
    onHoldSince: null, onHoldReason: null, note: null, stageHeldSeconds: 0, inspection: null, version: events.length, lensesCommitted: events.some(({ toStage }) => first.kind.stages.find(({ code }) => code === toStage)?.lensesCommitted),
    remake: { cause, costBearer }, root: { id: first.id, number: first.number }, remakes: [],
  }
}
