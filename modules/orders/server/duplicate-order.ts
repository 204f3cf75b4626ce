import { mustMay, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { priceLines } from '#modules/catalog/server'
import { holdCustomer } from '#modules/customers/server'
import { once } from '#platform/db/once'
import { dayIn } from '#kernel/days'
import type { Call } from '#platform/http/route'
import { newDraft } from '../contract.ts'
import { writeDraft } from './drafts.ts'
import { touchedOf } from './order-data.ts'
import type { OrderData } from './order-data.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { found, orderById } from './read-order.ts'

/** Makes a draft with the same lines at the prices of today; discounts are agreed anew. `leftOut`: what is not sold any more. */
export function duplicateOrder(deps: OrdersDeps, by: StaffMember, call: Call, id: string): Promise<{ order: OrderData; leftOut: string[] }> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const order = found(await orderById(tx, id), by)
    mustMay(by, 'orders.write', touchedOf(order))
    const { branchId, channel, contractPlace, kind, customer, wearer } = order
    const on = dayIn(by.organization.branches.get(branchId)?.timeZone ?? 'UTC', deps.now())
    const held = await holdCustomer(tx, customer.id)
    const sold = await priceLines(tx, order.lines.flatMap(({ variantId }) => (variantId ? [{ variantId }] : [])), { on, branchId, channel, customerClass: held?.class ?? 'regular' })
    const stay = order.lines.filter(({ variantId }) => variantId && typeof sold.get(variantId)?.unitPrice === 'number')
    const draft = await writeDraft(tx, deps, by, call, newDraft.parse({
      kind: kind.code, branchId, customerId: customer.id, wearerId: wearer?.id ?? null, channel: 'counter', contractPlace,
      lines: stay.map(({ variantId, eye, quantity }) => ({ variantId, eye, quantity })),
    }))
    return { answer: { order: draft, leftOut: order.lines.filter((line) => !stay.includes(line)).map(({ description }) => description) }, ids: { orderId: draft.id } }
  }, async (tx, ids) => ({ order: found(await orderById(tx, ids.orderId ?? ''), by), leftOut: [] }))
}
