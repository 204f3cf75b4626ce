import { dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { Random } from '#kernel/random'
import { displayName } from '#modules/customers/domain'
import { collectedPostings, soldPostings } from '#modules/payments/domain'
import type { SampleStaff } from '#modules/identity/server'
import type { Entry, SamplePayment } from '#modules/payments/server'
import { inventPrescription } from '#modules/prescriptions/server'
import type { SamplePrescription } from '#modules/prescriptions/server'
import { isLate } from '../../domain/order-phase.ts'
import { orderNumber } from '../../domain/order-number.ts'
import { nothingBeside } from '../order-data.ts'
import type { EventData, KindData, OrderData, PaymentData } from '../order-data.ts'
import { assignedTo, contractOf, who, whoComes, whoSells } from './order-people.ts'
import { delays, jobNotes, mix } from './order-plans.ts'
import { glassesLines, pricedSampleLines, repairLines, stockLines, treatmentLines } from './sample-lines.ts'
import type { Shelf } from './sample-lines.ts'
import { inventMoney } from './sample-money.ts'
import { inventParts } from './sample-parts.ts'
import type { SamplePart } from './sample-parts.ts'
import { inventProgress } from './sample-progress.ts'
import type { Happening, Progress } from './sample-progress.ts'
import type { BranchTime, Duty, SampleTrade } from './sample-trade.ts'

/** An order as it would be in the database had it been taken, moved, paid and collected, with the money that moved for it. */
export interface SampleOrder {
  readonly order: OrderData
  readonly createdBy: string
  readonly taxedOn: Day
  /** Written with the order; null for what is no glasses. */
  readonly prescription: SamplePrescription | null
  readonly parts: readonly SamplePart[]
  readonly payments: readonly SamplePayment[]
  readonly entries: readonly Entry[]
}

const dutyOf: Readonly<Record<string, Duty>> = {
  checked: 'check', 'sent-to-lab': 'sending', 'in-production': 'sending', arrived: 'receiving', glazed: 'workshop', 'final-inspection': 'workshop', 'in-workshop': 'workshop', ready: 'check',
}

/** When order `index` is taken, as a minute of opening: evenly over the trade, one after the other. */
export const minuteTaken = ({ orders, shop }: SampleTrade, { open }: BranchTime, index: number): number =>
  open.minuteOfShare((index + randomOf(shop.seed, 'order', index, 'minute').next() * 0.9) / orders)

/** Order `index` of the trade; `count` is its number within the year. */
export function inventOrder(trade: SampleTrade, time: BranchTime, shelf: Shelf, index: number, count: number): SampleOrder {
  const { shop } = trade
  const random = randomOf(shop.seed, 'order', index)
  const taken = minuteTaken(trade, time, index)
  const now = time.open.minutes
  const at = (minute: number): Date => time.calendar.at(minute)
  const occurredAt = at(taken)
  const day = dayIn(time.branch.timeZone, occurredAt)
  const idAt = (when: Date): string => newId(when.getTime(), random.fill)
  const id = idAt(occurredAt)
  const kind = kindOf(trade, index)
  const { customer, wearer } = whoComes(trade, at(minuteTaken(trade, time, Math.max(index - 1, 0))), occurredAt, kind, random)
  const { seller, advisor } = whoSells(trade, time, customer, random)
  const age = Number(day.slice(0, 4)) - Number((wearer ?? customer).birthOn?.slice(0, 4) ?? 1975)
  const chosen = kind.code === 'repair' ? repairLines(shelf, random) : kind.code === 'stock-sale' ? stockLines(shelf, random) : kind.code === 'treatment' ? treatmentLines(shelf, random) : glassesLines(shelf, age, random)
  const priced = pricedSampleLines(chosen, true, () => idAt(occurredAt), seller.id)
  const rush = kind.code === 'external-lens-job' && random.chance(0.05)
  const progress = inventProgress({ index, kind, taken, now, rush }, random)
  const events = progress.happenings.map((one, position) => eventOf(one, progress.happenings.slice(0, position), at(one.minute), { time, seller, id: idAt(at(one.minute)), random }))
  const minuteOf = (wanted: (one: Happening) => boolean): number | null => progress.happenings.find(wanted)?.minute ?? null
  const [collected, cancelled] = [minuteOf(({ to }) => to?.phase === 'closed'), minuteOf((one) => one.kind === 'cancelled')]
  const number = orderNumber(Number(day.slice(0, 4)), count)
  const moved = inventMoney({
    total: priced.total, taken, collected, cancelled, now, wantsDeposit: kind.code === 'external-lens-job', depositShareBps: 5000, depositRoundTo: 10_000,
  }, random)
  const payments: PaymentData[] = []
  for (const money of moved) {
    const by = money.direction === 'out' ? random.pick(time.at.cancelling) : money.minute === taken ? seller : random.pick(time.at.counter)
    payments.push({
      id: idAt(at(money.minute)), direction: money.direction, method: money.method, amount: money.amount, purpose: money.purpose, occurredAt: at(money.minute).toISOString(),
      takenBy: by.id, takenByName: by.name, reference: money.method === 'transfer' ? number.paymentSymbol : null,
      reversesPaymentId: money.direction === 'out' ? payments.find(({ direction, method, amount }) => direction === 'in' && method === money.method && amount === money.amount)?.id ?? null : null,
    })
  }
  const promisedOn = progress.promised === null ? null : dayIn(time.branch.timeZone, at(progress.promised))
  const where = whereIs(progress, dayIn(time.branch.timeZone, shop.now), promisedOn)
  const lens = chosen.find(({ eye }) => eye !== null)
  const prescription = kind.code !== 'external-lens-job' || !lens ? null : inventPrescription({
    shop, name: `order ${index}`, wearer: wearer ?? customer, takenAt: occurredAt, day, design: (lens.item.details as { design?: 'single-vision' }).design ?? 'single-vision', writtenBy: seller.id,
  })
  const order: OrderData = {
    id, ...number, kind, stage: where.stage.code, phase: where.phase, stageSince: at(where.since), branchId: time.branch.id,
    customer: { id: customer.id, name: displayName(customer), phone: customer.phones[0] ?? null, email: customer.emails[0] ?? null, language: customer.language },
    wearer: wearer && { id: wearer.id, name: displayName(wearer) },
    ...contractOf(advisor !== null, random), soldBy: who(seller), enteredBy: who(seller), advisorId: advisor?.id ?? null, assignedTo: assignedTo(where.phase, kind, time, random), priority: rush ? 'rush' : 'normal', promisedOn,
    onHoldSince: where.hold ? at(where.hold.minute) : null, onHoldReason: where.hold?.reason ?? null, note: where.note ?? (random.chance(0.06) ? random.pick(jobNotes) : null),
    currency: shop.currency, pricesGross: true, total: priced.total, taxTotal: priced.taxTotal, lensesCommitted: progress.happenings.some(({ to }) => to?.lensesCommitted),
    occurredAt, collectedAt: collected === null ? null : at(collected), cancelledAt: cancelled === null ? null : at(cancelled),
    cancelReason: progress.happenings.find((one) => one.kind === 'cancelled')?.reason ?? null, version: events.length, ...nothingBeside, prescription: prescription && briefOf(prescription), lines: priced.lines, taxes: priced.taxes, payments, events,
  }
  const subject = { kind: 'order', id }
  const entry = (type: Entry['kind'], when: Date, postings: Entry['postings']): Entry =>
    ({ id: idAt(when), kind: type, subject, branchId: order.branchId, occurredAt: when, staffId: seller.id, currency: shop.currency, postings })
  return {
    order, createdBy: seller.id, taxedOn: day, prescription, parts: inventParts(shop.seed, index, order, seller.id),
    payments: payments.map((payment): SamplePayment => ({
      ...payment, currency: shop.currency, payerId: customer.id, branchId: order.branchId, day: dayIn(time.branch.timeZone, new Date(payment.occurredAt)), occurredAt: new Date(payment.occurredAt),
      subject, allocationId: idAt(new Date(payment.occurredAt)), entryId: idAt(new Date(payment.occurredAt)),
    })),
    entries: [
      entry('sold', occurredAt, soldPostings(id, order.total)),
      ...(order.collectedAt ? [entry('collected', order.collectedAt, collectedPostings(id, order.branchId, dayIn(time.branch.timeZone, order.collectedAt), order.total, order.taxes))] : []),
      ...(order.cancelledAt ? [entry('sold-cancelled', order.cancelledAt, [{ debit: ['orders-sold', id], credit: ['orders-receivable', id], amount: order.total }])] : []),
    ],
  }
}

/** An order is made from the newest version. */
const briefOf = ({ id, createdBy, versions }: SamplePrescription): OrderData['prescription'] => {
  const newest = versions.at(-1)
  return newest ? { id, version: versions.length, purpose: newest.purpose, examinedOn: newest.examinedOn, typedBy: { id: createdBy, name: '' } } : null
}

/** Twenty orders in a row are of the kinds of the mix, in a sequence of their own. */
function kindOf({ shop, kinds }: SampleTrade, index: number): KindData {
  const random = randomOf(shop.seed, 'mix', Math.floor(index / mix.length))
  const places = mix.map((code) => ({ code, place: random.next() })).toSorted((a, b) => a.place - b.place)
  const code = places[index % mix.length]?.code
  const kind = kinds.find((one) => one.code === code)
  if (!kind) throw new Error(`the organization has no kind of order ${code}`)
  return kind
}

function eventOf({ kind, to, reason }: Happening, before: readonly Happening[], when: Date, { time, seller, id, random }: { time: BranchTime; seller: SampleStaff; id: string; random: Random }): EventData {
  const from = before.findLast((one) => one.to)?.to?.code ?? null
  const duty = kind === 'cancelled' ? 'cancelling' : to && before.length > 0 ? dutyOf[to.code] ?? 'counter' : 'counter'
  const by = before.length === 0 ? seller : random.pick(time.at[duty])
  const toStage = kind === 'stage' ? to?.code ?? null : kind === 'cancelled' ? null : from
  return { id, kind, fromStage: from, toStage, reason, occurredAt: when.toISOString(), staffId: by.id, staffName: by.name }
}

interface Where { readonly stage: NonNullable<Happening['to']>; readonly phase: OrderData['phase']; readonly since: number; readonly hold: Happening | null; readonly note: string | null }

/** Where the order stands after all that happened, and what the note says when it is late. */
function whereIs({ happenings, delayNote }: Progress, today: Day, promisedOn: Day | null): Where {
  const last = happenings.findLast(({ to }) => to)
  if (!last?.to) throw new Error('an order begins in a stage')
  const flagged = happenings.findLast(({ kind }) => kind === 'hold' || kind === 'released')
  const phase = happenings.at(-1)?.kind === 'cancelled' ? 'cancelled' : last.to.phase
  const late = isLate({ phase, promisedOn }, today) && !delayNote
  const note = delayNote ?? (late ? delays.find(({ stage }) => stage === last.to?.code)?.note ?? delays[0]?.note ?? null : null)
  return { stage: last.to, phase, since: last.minute, hold: phase !== 'cancelled' && flagged?.kind === 'hold' ? flagged : null, note }
}
