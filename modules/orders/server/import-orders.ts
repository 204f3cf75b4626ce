import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { taxesOfClass } from '#modules/catalog/server'
import { findImportedCustomers } from '#modules/customers/server'
import type { CustomerBrief } from '#modules/customers/server'
import { leaseNumbers } from '#modules/identity/server'
import { postEntries, savePayment } from '#modules/payments/server'
import type { Entry } from '#modules/payments/server'
import { soldPostings } from '#modules/payments/domain'
import { decideRows, foldKey } from '#platform/bulk/bulk'
import type { BulkOptions, BulkOutcome, RowReason } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { orderNumber } from '../domain/order-number.ts'
import { priceOrder } from '../domain/price-order.ts'
import { currentKinds } from './current-kind.ts'
import { noRuleFollows } from './following-rules.ts'
import { nothingBeside } from './order-data.ts'
import type { KindData, OrderData } from './order-data.ts'
import { saveOrder } from './save-order.ts'

/** An open order of another system. Money in minor units, tax included as the customer pays it; words as the file has them. */
export interface OrderRow {
  readonly row: number
  readonly id: string
  /** The number there. */
  readonly externalId: string
  readonly customerId: string | null
  readonly customerName: string | null
  readonly customerPhone: string | null
  readonly customerEmail: string | null
  readonly kind: string | null
  readonly stage: string | null
  readonly branch: string | null
  readonly takenOn: string | null
  readonly promisedOn: string | null
  readonly description: string | null
  readonly total: number
  readonly paid: number | null
  readonly note: string | null
}

export interface OrderImport extends BulkOptions {
  readonly phoneCountry: string
  readonly staffName: string
  readonly branches: readonly { readonly id: string; readonly name: string; readonly timeZone: string }[]
  /** For rows that do not say. */
  readonly branchId: string | null
  readonly kind: string
  readonly taxClass: string
}

interface Known { readonly id: string; readonly externalId: string; readonly version: number; readonly branchId: string; readonly ownerStaffIds: readonly (string | null)[]; readonly phase: string; readonly promisedOn: string | null; readonly note: string | null }

/** What an import changes of an order that it brought in before, and keeps for taking it back. */
export interface ImportedOrder { readonly promisedOn: string | null; readonly note: string | null }

type Taxes = Awaited<ReturnType<typeof taxesOfClass>>
interface Judged { readonly row: OrderRow; readonly reasons: readonly RowReason[]; readonly order: Omit<OrderData, 'number' | 'paymentSymbol'> | null; readonly day: string }

/**
 * Takes open orders of another system: each gets a number of ours and keeps its old one as external reference and in its line.
 * What was paid there stands as a transfer on the day it was taken. An order that came before gets its promised day and note anew,
 * nothing else: what was sold stays sold.
 */
export async function importOrders(tx: Tx, rows: readonly OrderRow[], options: OrderImport): Promise<BulkOutcome[]> {
  const [kinds, customers, taxes, known] = await Promise.all([
    currentKinds(tx),
    findImportedCustomers(tx, rows.map((row) => ({ row: row.row, externalId: row.customerId, name: row.customerName, phone: row.customerPhone, email: row.customerEmail })), { system: options.system, phoneCountry: options.phoneCountry, hold: options.write }),
    taxesOfClass(tx, options.taxClass, [options.today, ...rows.flatMap(({ takenOn }) => takenOn ?? [])]),
    knownOrders(tx, rows, options),
  ])
  const keyed = rows.map((row) => ({ row: row.row, id: row.id, keys: [`order ${row.externalId}`], sure: 1 }))
  const earlier = await options.known.find(keyed.flatMap(({ keys }) => keys))
  const judged = rows.map((row) => judge(row, options, { kinds, customer: customers.get(row.row), taxes }))
  const sound = judged.filter(({ reasons }) => reasons.length === 0)
  const soundRows = new Set(sound.map(({ row }) => row.row))
  const decisions = new Map(decideRows(keyed.filter(({ row }) => soundRows.has(row)), new Map([...known.map((one) => [`order ${one.externalId}`, one.id] as const), ...earlier]), options.onMatch === 'skip' ? 'skip' : 'update')
    .map((decision, index) => [sound[index]!.row.row, decision]))
  const now = new Map(known.map((one) => [one.id, one]))
  const touched = new Set(earlier.values())
  const [made, changed] = [[] as Judged[], new Map<string, Known>()]
  const outcomes = judged.map((one): BulkOutcome => {
    const { row, reasons } = one
    const decision = decisions.get(row.row)
    if (!decision) return { row: row.row, outcome: 'refused', subjectId: null, version: null, reasons }
    const { subjectId } = decision
    const answer = (outcome: BulkOutcome['outcome'], version: number | null): BulkOutcome => ({ row: row.row, outcome, subjectId, version, reasons: [] })
    if (decision.act === 'skip') return answer('skipped', null)
    options.known.add(subjectId, [`order ${row.externalId}`])
    // A second row of one order in the same file says nothing that the first did not.
    if (touched.has(subjectId)) return answer('skipped', null)
    touched.add(subjectId)
    if (decision.act === 'create') {
      made.push(one)
      return answer('created', 1)
    }
    const before = now.get(subjectId)
    if (!before || !['taken', 'producing', 'finishing', 'ready'].includes(before.phase)) return { ...answer('refused', null), subjectId: null, reasons: [{ code: 'used-since', field: null }] }
    // An order of a branch that whoever brings this in does not reach.
    if (!options.branches.some(({ id }) => id === before.branchId)) return { ...answer('refused', null), subjectId: null, reasons: [{ code: 'no-branch', field: 'branch' }] }
    const after = { ...before, promisedOn: row.promisedOn ?? before.promisedOn, note: row.note ?? before.note }
    if (after.promisedOn === before.promisedOn && after.note === before.note) return answer('unchanged', before.version)
    changed.set(subjectId, { ...after, version: before.version + 1 })
    return { ...answer('updated', before.version + 1), before: { promisedOn: before.promisedOn, note: before.note } satisfies ImportedOrder }
  })
  if (options.write) {
    saveImportedChanges(tx, [...changed.values()])
    await write(tx, made, options)
  }
  return outcomes
}

async function knownOrders(tx: Tx, rows: readonly OrderRow[], { system, write: writes }: OrderImport): Promise<Known[]> {
  const externalIds = rows.map(({ externalId }) => externalId)
  const refs = await tx.rows<{ id: string; externalId: string }>(sql`
    select subject_id as id, external_id as "externalId" from external_refs where organization_id = ${tx.organizationId} and system = ${system} and kind = 'order' and external_id = any(${externalIds})`)
  if (refs.length === 0) return []
  const ids = refs.map(({ id }) => id)
  if (writes) await tx.run(sql`select from orders where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for no key update`)
  const orders = new Map((await tx.rows<Omit<Known, 'externalId'>>(sql`
    select id, version, branch_id as "branchId", array[advisor_id, sold_by, assigned_to] as "ownerStaffIds", phase, promised_on as "promisedOn", note from orders where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[])`)).map((order) => [order.id, order]))
  return refs.flatMap(({ id, externalId }) => {
    const order = orders.get(id)
    return order ? [{ ...order, externalId }] : []
  })
}

function judge(row: OrderRow, options: OrderImport, { kinds, customer, taxes }: { readonly kinds: readonly KindData[]; readonly customer: CustomerBrief | 'several' | undefined; readonly taxes: Taxes }): Judged {
  const reasons: RowReason[] = []
  if (customer === undefined) reasons.push({ code: 'no-such-customer', field: null })
  if (customer === 'several') reasons.push({ code: 'several-customers', field: null })
  const branch = row.branch === null ? options.branches.find(({ id }) => id === options.branchId) : options.branches.find(({ name }) => foldKey(name) === foldKey(row.branch ?? ''))
  if (!branch) reasons.push({ code: 'no-branch', field: 'branch' })
  const kind = kinds.find((one) => named(one, row.kind ?? options.kind))
  if (!kind) reasons.push({ code: 'unknown-word', field: 'kind' })
  const stage = row.stage === null ? kind?.stages[0] : kind?.stages.find((one) => named(one, row.stage ?? ''))
  if (kind && !stage) reasons.push({ code: 'unknown-word', field: 'stage' })
  if (stage?.phase === 'closed') reasons.push({ code: 'not-open', field: 'stage' })
  const day = row.takenOn ?? options.today
  if (day > options.today) reasons.push({ code: 'still-to-come', field: 'takenOn' })
  if ((row.paid ?? 0) > row.total) reasons.push({ code: 'more-than-total', field: 'paid' })
  if (reasons.length > 0 || customer === undefined || customer === 'several' || !branch || !kind || !stage) return { row, reasons, order: null, day }
  const occurredAt = noonOf(day, options.today)
  const priced = priceOrder([{ unitPrice: row.total, quantity: 1000, adjustments: [], taxes: taxes.get(day) ?? [] }], true)
  // The total is what the customer pays; where prices are net, the line is what is left of it without tax.
  const amount = options.organization.pricesGross ? row.total : row.total - priced.taxTotal
  const at = occurredAt.toISOString()
  const staff = { id: options.staffId, name: options.staffName }
  const description = row.description === null ? `№ ${row.externalId}` : `${row.description} (№ ${row.externalId})`
  return {
    row, reasons, day,
    order: {
      ...nothingBeside, id: row.id, kind, stage: stage.code, phase: stage.phase, stageSince: occurredAt, branchId: branch.id, customer: { id: customer.id, name: customer.name, phone: customer.phone, email: customer.email, language: customer.language },
      wearer: null, channel: 'import', contractPlace: 'shop', soldBy: null, assignedTo: null, advisorId: null, priority: 'normal', promisedOn: row.promisedOn, onHoldSince: null, onHoldReason: null, note: row.note,
      currency: options.organization.currency, pricesGross: options.organization.pricesGross, total: row.total, taxTotal: priced.taxTotal,
      lensesCommitted: kind.stages.slice(0, kind.stages.indexOf(stage) + 1).some(({ lensesCommitted }) => lensesCommitted), occurredAt, collectedAt: null, cancelledAt: null, cancelReason: null, version: 1, enteredBy: staff,
      lines: [{ id: newId(), position: 1, productId: null, variantId: null, kind: 'service', description: description.slice(0, 300), eye: null, quantity: 1000, unitPrice: amount, listAmount: amount, adjustments: [], amount, taxClass: options.taxClass, taxes: [...(taxes.get(day) ?? [])] }],
      taxes: priced.taxes.map((tax) => ({ ...tax })),
      payments: row.paid ? [{ id: newId(), direction: 'in', method: 'transfer', amount: row.paid, purpose: 'deposit', occurredAt: at, takenBy: options.staffId, takenByName: options.staffName, reference: row.externalId.slice(0, 80), reversesPaymentId: null }] : [],
      events: [{ id: newId(), kind: 'stage', fromStage: null, toStage: stage.code, reason: null, occurredAt: at, staffId: options.staffId, staffName: options.staffName }],
    },
  }
}

const named = ({ code, names }: { readonly code: string; readonly names: Readonly<Record<string, string>> }, word: string): boolean => [code, ...Object.values(names)].some((name) => foldKey(name) === foldKey(word))

/** The other system knows the day; at noon it is the same day at every branch. Today: now. */
const noonOf = (day: string, today: string): Date => (day === today && dayIn('UTC', new Date()) === today ? new Date() : new Date(`${day}T12:00:00Z`))

/** Promised day and note as they are from now on. */
export function saveImportedChanges(tx: Tx, changed: readonly (ImportedOrder & Pick<Known, 'id' | 'version' | 'branchId' | 'ownerStaffIds'>)[]): void {
  if (changed.length === 0) return
  tx.send(sql`
    with o as (
      update orders o set promised_on = j.p, note = j.n, version = j.v from json_to_recordset(${JSON.stringify(changed.map(({ id, promisedOn, note, version }) => ({ id, p: promisedOn, n: note, v: version })))}) as j(id uuid, p date, n text, v int)
      where o.organization_id = ${tx.organizationId} and o.id = j.id returning o.id, o.promised_on)
    update order_list l set promised_on = o.promised_on from o where l.organization_id = ${tx.organizationId} and l.order_id = o.id`)
  recordFacts(tx, ...changed.map(({ id, version, branchId, ownerStaffIds }) => ({ kind: 'orders.changed', subjectId: id, subjectVersion: version, branchId, ownerStaffIds, payload: noRuleFollows })))
}

async function write(tx: Tx, made: readonly Judged[], { system, staffId, today }: OrderImport): Promise<void> {
  if (made.length === 0) return
  const year = Number(today.slice(0, 4))
  const first = await leaseNumbers(tx, 'orders', year, made.length)
  const entries: Entry[] = []
  made.forEach(({ order: judged, day }, index) => {
    if (!judged) return
    const order: OrderData = { ...judged, ...orderNumber(year, first + index) }
    const subject = { kind: 'order', id: order.id }
    saveOrder(tx, order, { createdBy: staffId, deviceId: null, taxedOn: day })
    entries.push({ id: newId(), kind: 'sold', subject, branchId: order.branchId, occurredAt: order.occurredAt, staffId, currency: order.currency, postings: soldPostings(order.id, order.total) })
    for (const payment of order.payments) entries.push(savePayment(tx, { ...payment, currency: order.currency, payerId: order.customer.id, branchId: order.branchId, day, occurredAt: order.occurredAt, subject }))
  })
  tx.send(sql`
    insert into external_refs (organization_id, system, kind, external_id, subject_id)
    select ${tx.organizationId}, ${system}, 'order', j.e, j.s from json_to_recordset(${JSON.stringify(made.map(({ row }) => ({ e: row.externalId, s: row.id })))}) as j(e text, s uuid)
    on conflict (organization_id, system, kind, external_id) do update set subject_id = excluded.subject_id`)
  postEntries(tx, entries)
}
