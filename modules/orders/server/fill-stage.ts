import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import type { FieldError } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import type { stageFilling } from '../contract.ts'
import { readField } from '../domain/read-field.ts'
import { checkVersion } from './check-version.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData, ValueData } from './order-data.ts'
import { noRuleFollows } from './following-rules.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveStage } from './save-stage.ts'
import { saveValues } from './save-values.ts'
import { fieldOf } from './stage-view.ts'

/** Fills in what the stages ask for without moving the order: a tray at the counter, the lab's number when it is told. */
export function fillStage(deps: OrdersDeps, by: StaffMember, call: Call, id: string, version: number, { values }: z.output<typeof stageFilling>): Promise<OrderData> {
  const at = deps.now()
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = await lockOrder(tx, by, id)
    mustMay(by, 'orders.move', touchedOf(order))
    checkVersion(order, version)
    if (order.phase === 'draft' || order.phase === 'cancelled') throw new Problem(ordersProblems.closed)
    return { answer: fillLocked(tx, by, call, order, values, at), ids: { orderId: id } }
  }, async (tx) => found(await orderById(tx, id), by))
}

/** Fills in values of an order that is locked: written and told. For modules above that learn them. */
export function fillLocked(tx: Tx, by: StaffMember, call: Call, order: OrderData, values: z.output<typeof stageFilling>['values'], at: Date): OrderData {
  const said = withValues(order, values, by, at, order.stage)
  const filled: OrderData = {
    ...said, version: order.version + 1,
    events: [...order.events, { id: newId(), kind: 'filled', fromStage: order.stage, toStage: order.stage, reason: null, occurredAt: at.toISOString(), staffId: by.staffId, staffName: by.name }],
  }
  saveStage(tx, filled)
  saveValues(tx, order, filled)
  audit(tx, by, call, { action: 'orders.filled', subject: { kind: 'order', id: order.id }, branchId: order.branchId, changes: changedValues(order, filled) })
  recordFacts(tx, { kind: 'orders.changed', subjectId: order.id, subjectVersion: filled.version, ...touchedOf(order), payload: noRuleFollows })
  return filled
}

/** The order with these values; those that stay the same keep who filled them in and when. @throws {Problem} http/invalid with a pointer per value */
export function withValues(order: OrderData, typed: Readonly<Record<string, string>>, by: StaffMember, at: Date, stage: string | null): OrderData {
  const errors: FieldError[] = []
  const values = new Map(order.values.map((value) => [value.field, value]))
  for (const [code, text] of Object.entries(typed)) {
    const field = fieldOf(order, code)
    const read = field ? readField(field, text) : null
    if (!field || !read) errors.push({ pointer: `/values/${code}`, detail: 'this kind of order has no such field' })
    else if ('refusal' in read) errors.push({ pointer: `/values/${code}`, detail: read.refusal === 'no-number' ? 'write a number such as 63.5' : 'choose one of the choices' })
    else if (read.value === null) values.delete(code)
    else if (values.get(code)?.value !== read.value) values.set(code, { field: code, stage: stage ?? '', value: read.value, filledAt: at.toISOString(), filledBy: by.staffId, filledByName: by.name })
  }
  if (errors.length > 0) throw refuseByContract(errors)
  return { ...order, values: [...values.values()] }
}

/** What became another value, for the record. */
export function changedValues(before: OrderData, after: OrderData): Record<string, { from: string | null; to: string | null }> {
  const valueIn = (values: readonly ValueData[], code: string): string | null => values.find(({ field }) => field === code)?.value ?? null
  const codes = new Set([...before.values, ...after.values].map(({ field }) => field))
  return Object.fromEntries([...codes].map((code) => [code, { from: valueIn(before.values, code), to: valueIn(after.values, code) }] as const).filter(([, { from, to }]) => from !== to))
}
