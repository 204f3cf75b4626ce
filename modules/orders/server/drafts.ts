import { dayIn } from '#kernel/days'
import { audit, mustMay, mustMayIn, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { NewDraft } from '../contract.ts'
import { checkVersion } from './check-version.ts'
import { judgeDraft } from './judge-order.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { replaceOrder } from './replace-order.ts'
import { saveOrder } from './save-order.ts'

/** Saves an order that is not taken yet: without number, stage and money. Its prices are those of now, to be judged again. */
export function saveDraft(deps: OrdersDeps, by: StaffMember, call: Call, input: NewDraft): Promise<OrderData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await writeDraft(tx, deps, by, call, input)
    return { answer: order, ids: { orderId: order.id } }
  }, async (tx, ids) => found(await orderById(tx, ids.orderId ?? ''), by)).catch((error: unknown) => {
    throw violatedConstraint(error) === 'orders_pkey' ? new Problem(httpProblems.idExists) : error
  })
}

/** The same inside a transaction, for what makes drafts of other things. */
export async function writeDraft(tx: Tx, deps: OrdersDeps, by: StaffMember, call: Call, input: NewDraft): Promise<OrderData> {
  const { timeZone } = mustMayIn(by, 'orders.write', input.branchId)
  const at = deps.now()
  const day = dayIn(timeZone, at)
  const order = await judgeDraft(tx, by, input, { occurredAt: at, day })
  saveOrder(tx, order, { createdBy: by.staffId, deviceId: null, taxedOn: day })
  keepAsked(tx, order.id, input)
  tell(tx, by, call, order, 'orders.drafted')
  return order
}

/** Puts other wishes in the place of a draft's. */
export function replaceDraft(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, input: NewDraft): Promise<OrderData> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const draft = await lockDraft(tx, by, id, version)
    const { timeZone } = mustMayIn(by, 'orders.write', input.branchId)
    const at = deps.now()
    const day = dayIn(timeZone, at)
    const order = { ...await judgeDraft(tx, by, { ...input, id }, { occurredAt: draft.occurredAt, day }), version: draft.version + 1 }
    tx.send(sql`
      update orders set branch_id = ${order.branchId}, kind_code = ${order.kind.code}, kind_version = ${order.kind.version}, channel = ${order.channel}, contract_place = ${order.contractPlace}, taxed_on = ${day}
      where organization_id = ${tx.organizationId} and id = ${id}`)
    replaceOrder(tx, order)
    keepAsked(tx, id, input)
    tell(tx, by, call, order, 'orders.draft-changed')
    return { answer: order, ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

/** Throws a draft away; what was taken cannot be. */
export function deleteDraft(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number): Promise<void> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const draft = await lockDraft(tx, by, id, version)
    for (const table of [sql`order_drafts`, sql`order_special_lenses`, sql`order_payers`, sql`order_lines`, sql`order_taxes`, sql`order_list`]) tx.send(sql`delete from ${table} where organization_id = ${tx.organizationId} and order_id = ${id}`)
    tx.send(sql`delete from orders where organization_id = ${tx.organizationId} and id = ${id}`)
    tell(tx, by, call, draft, 'orders.draft-deleted')
    return { answer: undefined, ids: {} }
  }, async () => undefined)
}

/** What was asked for when the draft was saved, the note with it. */
export async function askedOf(tx: Tx, draft: OrderData): Promise<NewDraft> {
  const { asked } = await tx.one<{ asked: NewDraft }>(sql`select asked from order_drafts where organization_id = ${tx.organizationId} and order_id = ${draft.id}`)
  return { ...asked, id: draft.id, note: draft.note }
}

/** @throws {Problem} orders/not-a-draft when somebody took it, http/not-found when somebody threw it away */
export async function lockDraft(tx: Tx, by: StaffMember, id: string, version: number): Promise<OrderData> {
  const draft = await lockOrder(tx, by, id)
  mustMay(by, 'orders.write', touchedOf(draft))
  if (draft.phase !== 'draft') throw new Problem(ordersProblems.notADraft)
  checkVersion(draft, version)
  return draft
}

function keepAsked(tx: Tx, orderId: string, { note: _note, id: _id, ...asked }: NewDraft): void {
  tx.send(sql`
    insert into order_drafts as d (organization_id, order_id, asked) values (${tx.organizationId}, ${orderId}, ${JSON.stringify(asked)}::jsonb)
    on conflict (organization_id, order_id) do update set asked = excluded.asked`)
}

function tell(tx: Tx, by: StaffMember, call: Call, order: OrderData, action: 'orders.drafted' | 'orders.draft-changed' | 'orders.draft-deleted'): void {
  audit(tx, by, call, { action, subject: { kind: 'order', id: order.id }, branchId: order.branchId, changes: { kind: order.kind.code, total: order.total } })
  recordFacts(tx, { kind: action, subjectId: order.id, subjectVersion: order.version, ...touchedOf(order) })
}
