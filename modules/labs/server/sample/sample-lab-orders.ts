import { dayIn } from '#kernel/days'
import { randomOf } from '#kernel/random'
import type { Random } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import { saveSampleInspections } from '#modules/orders/server'
import type { OrderData, SampleOrder } from '#modules/orders/server'
import type { Keyring } from '#platform/crypto/keyring'
import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { emptyLens, inspectLenses, usualTableIn, verdictOf, workingDaysBetween } from '../../domain/index.ts'
import type { BothLenses, LensValues } from '../../domain/index.ts'
import { designFor } from '../../domain/tolerances/tolerance-table.ts'
import { addWorkingDays, beginsOn } from '../../domain/working-days.ts'
import type { InspectionContent } from '../inspection-data.ts'
import { madeLenses } from '../made-lens.ts'
import type { LabOrderContent } from '../order-content.ts'
import { labLines } from '../order-content.ts'
import { clockIn } from '../promises.ts'
import { sealWith } from '../sealed.ts'
import type { SampleLab } from './sample-labs.ts'
import { entered, idAt, zoneOf } from './sample-place.ts'
import type { LabPlace, Wrong } from './sample-place.ts'
import { chooseRemade, saveSampleRemakes } from './sample-remakes.ts'

/** What is older is sent by nobody: the figures are of the last 90 days, and each is sealed with a key of its own person. */
const DAYS = 100
const DAY_MS = 86_400_000

/** Whether an order of the sample went to a lab lately. */
export const wasAtLab = ({ now }: Pick<SampleShop, 'now'>, { order }: SampleOrder): boolean =>
  order.prescription !== null && order.events.some(({ toStage, occurredAt }) => toStage === 'sent-to-lab' && Date.parse(occurredAt) > now.getTime() - DAYS * DAY_MS)

/** Writes what was ordered from labs for these orders of the sample, as far as each has come, and how their lenses were inspected. */
export async function saveSampleLabOrders(tx: Tx, keyring: Keyring, shop: SampleShop, labs: readonly SampleLab[], orders: readonly SampleOrder[]): Promise<void> {
  const keys = await keysOf(tx, keyring, orders)
  const ends: Ended[] = []
  const places = new Map<string, LabPlace>()
  const remade = chooseRemade(shop, orders)
  const waiting = orders.find(({ order }) => order.phase === 'finishing' && entered(order, 'final-inspection'))
  for (const one of orders) {
    const random = randomOf(shop.seed, 'lab order', one.order.id)
    const lab = random.weighted(labs.map((each, index) => [each, [60, 30, 10][index] ?? 1] as const))
    const key = keys.get(wearerOf(one.order))
    if (!key) throw new Error('every wearer has a key')
    const place = { shop, lab, key, labOrderId: saveLabOrder(tx, key, shop, lab, one, random), random }
    places.set(one.order.id, place)
    if (remade.has(one.order.id)) continue
    // One in twenty-five was off at first and came right from the lab the next time; one waits for what becomes of it.
    if (one === waiting) ends.push(saveInspection(tx, place, one, entered(one.order, 'final-inspection'), offInPower))
    else if (random.chance(0.04)) ends.push(saveInspection(tx, place, one, dayBefore(entered(one.order, 'ready')), offInPower), saveInspection(tx, place, one, entered(one.order, 'ready'), null))
    else ends.push(saveInspection(tx, place, one, entered(one.order, 'ready'), null))
  }
  await saveSampleRemakes(tx, shop, orders.filter(({ order }) => remade.has(order.id)), {
    of: (order) => places.get(order.id), sendAgain: ({ lab, key }, one) => saveLabOrder(tx, key, shop, lab, one, randomOf(shop.seed, 'lab order', one.order.id)),
    inspect: (place, one, at, wrong) => {
      const end = saveInspection(tx, place, one, at, wrong)
      ends.push(end)
      return end?.inspectionId ?? null
    },
  })
  const last = new Map(ends.flatMap((end) => (end ? [[end.orderId, end] as const] : [])))
  saveSampleInspections(tx, [...last.values()].map(({ orderId, passed }) => ({ orderId, inspection: passed ? 'passed' : 'failed' })))
}

type Ended = { readonly orderId: string; readonly inspectionId: string; readonly passed: boolean } | null
const offInPower: Wrong = { off: 250, reason: 'Pravá čočka o 0,25 D mimo' }

const wearerOf = ({ wearer, customer }: OrderData): string => (wearer ?? customer).id

/** A key for each wearer, none of whom has one yet. */
async function keysOf(tx: Tx, keyring: Keyring, orders: readonly SampleOrder[]): Promise<ReadonlyMap<string, Key>> {
  const keys = new Map<string, Key>()
  for (const { order } of orders) if (!keys.has(wearerOf(order))) keys.set(wearerOf(order), await keyring.newPersonKey(tx, wearerOf(order)))
  return keys
}

function saveLabOrder(tx: Tx, key: Key, shop: SampleShop, lab: SampleLab, { order, prescription }: SampleOrder, random: Random): string {
  const [sent, arrived] = [entered(order, 'sent-to-lab'), entered(order, 'arrived')]
  const timeZone = zoneOf(shop, order)
  const sentAt = new Date(sent?.occurredAt ?? order.occurredAt)
  const { day, time } = clockIn(timeZone, sentAt)
  const begins = beginsOn(day, time, lab.workdays)
  const promisedOn = addWorkingDays(begins, lab.statedDays, lab.workdays)
  const arrivedAt = arrived ? new Date(arrived.occurredAt) : null
  const arrivedOn = arrivedAt && dayIn(timeZone, arrivedAt)
  const state = arrivedAt ? 'arrived' : order.cancelledAt ? 'cancelled' : entered(order, 'in-production') ? 'in-production' : 'sent'
  const id = idAt(sentAt, random)
  const personId = wearerOf(order)
  const version = prescription?.versions.at(-1)
  if (!version || !order.prescription) throw new Error('only orders with a prescription go to a lab')
  const content: LabOrderContent = {
    number: order.number ?? '', account: lab.account, wearer: (order.wearer ?? order.customer).name, rush: order.priority === 'rush', promisedOn: order.promisedOn, tray: null, remakeOf: order.remake && order.root ? order.root.number : null, remarks: null,
    frame: order.lines.find(({ kind }) => kind === 'frame')?.description ?? null, lines: labLines(order.lines).map(({ kind, description, eye, quantity }) => ({ kind, description, eye, quantity })), frameTrace: null,
    prescription: { id: order.prescription.id, version: order.prescription.version, purpose: version.purpose, examinedOn: version.examinedOn, right: version.right, left: version.left },
  }
  tx.send(sql`
    insert into lab_orders (organization_id, id, lab_id, order_id, branch_id, person_id, content, way, state, lab_number, sent_at, sent_on, sent_by, first_promised_on, promised_on, arrived_at, arrived_on, lab_days, cancelled_at, currency)
    values (${tx.organizationId}, ${id}, ${lab.id}, ${order.id}, ${order.branchId}, ${personId}, ${sealWith(key, 'lab order', id, content)}, ${random.pick(['file', 'file', 'paper'])}, ${state},
      ${state === 'sent' ? null : `SZ-${random.int(10_000, 99_999)}`}, ${sentAt}, ${day}, ${sent?.staffId ?? order.soldBy?.id}, ${promisedOn}, ${promisedOn}, ${arrivedAt}, ${arrivedOn}, ${arrivedOn && workingDaysBetween(begins, arrivedOn, lab.workdays)},
      ${state === 'cancelled' ? order.cancelledAt : null}, ${order.currency})`)
  return id
}

type Event = OrderData['events'][number]
const dayBefore = (event: Event | undefined): Event | undefined => event && { ...event, occurredAt: new Date(Date.parse(event.occurredAt) - DAY_MS).toISOString() }

/** An inspection a quarter of an hour before that event; none where it did not come to it. */
function saveInspection(tx: Tx, { shop, lab, key, labOrderId, random }: LabPlace, { order, prescription }: SampleOrder, event: Event | undefined, wrong: Wrong | null): Ended {
  const version = prescription?.versions.at(-1)
  if (!event || !version) return null
  const when = new Date(Date.parse(event.occurredAt) - 15 * 60_000)
  const personId = wearerOf(order)
  const [ordered, table, design] = [madeLenses(version), usualTableIn(shop.country), designFor(version.purpose)]
  const measured: BothLenses = { right: asMeasured(ordered.right, wrong?.off ?? 0, random), left: asMeasured(ordered.left, 0, random) }
  const findings = inspectLenses(ordered, measured, design, table)
  const content: InspectionContent = { design, ordered, measured, findings, reason: wrong?.reason ?? null, compensated: null }
  const id = idAt(when, random)
  tx.send(sql`
    insert into inspections (organization_id, id, order_id, lab_order_id, lab_id, branch_id, person_id, content, standard, standard_name, standard_source, verdict, passed, source, inspected_at, inspected_on, inspected_by)
    values (${tx.organizationId}, ${id}, ${order.id}, ${labOrderId}, ${lab.id}, ${order.branchId}, ${personId}, ${sealWith(key, 'inspection', id, content)}, ${table?.code ?? null}, ${table?.name ?? null}, ${table?.source ?? null},
      ${verdictOf(findings)}, ${wrong === null}, 'typed', ${when}, ${dayIn(zoneOf(shop, order), when)}, ${event.staffId})`)
  return { orderId: order.id, inspectionId: id, passed: wrong === null }
}

/** What a lensmeter shows of a lens that is right, or off by so much: hundredths beside, never more than anybody allows. */
function asMeasured(ordered: LensValues, off: number, random: Random): LensValues {
  if (ordered.sphere === null) return emptyLens
  const beside = random.pick([-30, 0, 0, 0, 30])
  return { ...ordered, sphere: ordered.sphere + (off || beside), pd: ordered.pd === null ? null : ordered.pd + random.pick([-50, 0, 0, 50]) }
}
