import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { violatedConstraint } from '#platform/db/errors'
import { once } from '#platform/db/once'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { Call } from '#platform/http/route'
import { newDraft } from '../contract.ts'
import type { newRemake } from '../contract.ts'
import { orderNumber } from '../domain/order-number.ts'
import { mayRemake } from '../domain/remake.ts'
import { bookOrder } from './book-order.ts'
import { judgeOrder } from './judge-order.ts'
import type { Taken } from './judge-order.ts'
import { touchedOf } from './order-data.ts'
import type { LineData, OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { ordersProblems } from './problems.ts'
import { found, lockOrder, orderById } from './read-order.ts'
import { saveOrder } from './save-order.ts'

type NewRemake = z.output<typeof newRemake>

/**
 * Makes an order, or some of its lines, again: a new order linked to the one that was made first, for nothing unless the customer
 * bears the cost. What a module above keeps of it is written `beside`, in the same transaction.
 */
export async function remakeOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string, input: NewRemake, beside?: (tx: Tx, remade: OrderData, first: OrderData) => Promise<void>): Promise<OrderData> {
  const original = found(await deps.db.look(by.organizationId, (tx) => orderById(tx, id)), by)
  const at = deps.now()
  const day = dayIn(by.organization.branches.get(original.branchId)?.timeZone ?? 'UTC', at)
  const year = Number(day.slice(0, 4))
  const { order } = await deps.numbers.using(by.organizationId, 'orders', year, (count) =>
    once<{ order: OrderData; used: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
      const first = await lockOrder(tx, by, id)
      mustMay(by, 'orders.remake', touchedOf(first))
      const remade = await judgeRemake(tx, by, first, input, { occurredAt: at, day, ...orderNumber(year, count) })
      saveOrder(tx, remade, { createdBy: by.staffId, deviceId: null, taxedOn: day })
      bookOrder(tx, by, call, remade, day, { remakeOf: first.id })
      await beside?.(tx, remade, first)
      return { answer: { order: remade, used: true }, ids: { orderId: remade.id } }
    }, async (tx, ids) => ({ order: found(await orderById(tx, ids.orderId ?? ''), by), used: false }))).catch((error: unknown) => {
    throw violatedConstraint(error) === 'orders_pkey' ? new Problem(httpProblems.idExists) : error
  })
  return order
}

async function judgeRemake(tx: Tx, by: StaffMember, first: OrderData, input: NewRemake, taken: Taken): Promise<OrderData> {
  if (!mayRemake(first.phase)) throw new Problem(ordersProblems.cannotRemake)
  const unknown = (input.lineIds ?? []).findIndex((lineId) => !first.lines.some((line) => line.id === lineId))
  if (unknown >= 0) throw refuseByContract([{ pointer: `/lineIds/${unknown}`, detail: 'is no line of this order' }])
  const lines = first.lines.filter((line) => !input.lineIds || input.lineIds.includes(line.id))
  const paid = input.costBearer === 'customer'
  const asked = newDraft.parse({
    ...(input.id && { id: input.id }), kind: first.kind.code, branchId: first.branchId, customerId: first.customer.id, wearerId: first.wearer?.id ?? null, channel: first.channel, contractPlace: first.contractPlace,
    promisedOn: input.promisedOn, note: input.note, lines: paid ? lines.map(({ variantId, eye, quantity }) => ({ variantId, eye, quantity })) : [],
  })
  const order = await judgeOrder(tx, by, asked, taken, [])
  // What is made again for nothing need not be on sale any more: it is what it was.
  const free = lines.map((line, index): LineData => ({
    ...line, id: newId(), position: index + 1, amount: 0, adjustments: line.listAmount > 0 ? [{ kind: 'complaint', reason: input.cause, amount: -line.listAmount, by: by.staffId }] : [],
  }))
  const made = paid ? order.lines : free
  return {
    ...order, lines: made, specialLenses: first.specialLenses.flatMap((special) => lines.flatMap(({ id }, index) => (id === special.lineId && made[index] ? [{ ...special, lineId: made[index].id }] : []))), prescription: first.prescription, remake: { cause: input.cause, costBearer: input.costBearer },
    root: first.root && first.remake ? first.root : { id: first.id, number: first.number },
  }
}
