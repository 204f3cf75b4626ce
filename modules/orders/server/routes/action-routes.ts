import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Answer, ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { deleteDraft, replaceDraft, saveDraft } from '../drafts.ts'
import { duplicateOrder } from '../duplicate-order.ts'
import { editOrder, previewEdit } from '../edit-order.ts'
import type { OrderData } from '../order-data.ts'
import { orderVersionsOf } from '../order-versions.ts'
import { toOrderView } from '../order-view.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { refundOrder } from '../refund-order.ts'
import { remakeOrder } from '../remake-order.ts'
import { openSpecialLenses } from '../special-lenses/open-special-lenses.ts'
import { takeDraft } from '../take-draft.ts'
import { takePayments } from '../take-payment.ts'

const right = (name: string) => ({ right: name, scope: 'branch' }) as const
const orders = { capability: 'orders' } as const

/** What can be done with an order besides taking, moving, collecting and cancelling it: drafts, changes, money in parts, once more. */
export function actionRoutes(deps: OrdersDeps): Route<StaffMember>[] {
  const answer = (order: OrderData, by: StaffMember, status?: number): Answer<contract.OrderView> => ({ body: toOrderView(order, by, deps.now()), version: order.version, ...(status && { status }) })
  const anOrder = (world: ExampleWorld) => ({ params: { id: world.orderId ?? '' }, ifMatch: world.orderVersion ?? '1' })
  const aDraft = (world: ExampleWorld) => ({ params: { id: world.draftId ?? '' }, ifMatch: '1' })
  const draftBody = (world: ExampleWorld) => ({ kind: 'external-lens-job', branchId: world.branchId, customerId: world.customerId, lines: [{ variantId: world.variantId }] })
  const money = (amount: number, world: ExampleWorld) => ({ amount, currency: world.currency })

  return [
    route({
      ...orders, method: 'POST', path: '/orders/drafts', summary: 'Saves an order that is not taken yet.', access: right('orders.write'), body: contract.newDraft, answer: contract.order, status: 201,
      example: (world) => ({ body: draftBody(world) }),
      run: async (by, { body }, call) => answer(await saveDraft(deps, by, call, body), by, 201),
    }),
    route({
      ...orders, method: 'PUT', path: '/orders/drafts/{id}', summary: 'Puts other wishes in the place of a draft\'s.', access: right('orders.write'), params: idParams, body: contract.newDraft, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ ...aDraft(world), body: { ...draftBody(world), priority: 'rush' } }),
      run: async (by, { params, body, version }, call) => answer(await replaceDraft(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...orders, method: 'DELETE', path: '/orders/drafts/{id}', summary: 'Throws a draft away.', access: right('orders.write'), params: idParams, status: 204, ifMatch: true, example: aDraft,
      run: async (by, { params, version }, call) => {
        await deleteDraft(deps, by, call, params.id, version)
        return { body: undefined }
      },
    }),
    route({
      ...orders, method: 'POST', path: '/orders/drafts/{id}/take', summary: 'Takes a draft: numbered, prices and taxes judged again.', access: right('orders.write'), params: idParams, body: contract.draftTaking, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ ...aDraft(world), body: { deposits: [{ method: 'cash', amount: money(10_000, world) }] } }),
      run: async (by, { params, body, version }, call) => answer(await takeDraft(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...orders, method: 'GET', path: '/orders/{id}/special-lenses', summary: 'What speaks against lenses that were ordered although their makers do not make them so, and who decided it why. It tells of the prescription: the look is written down.', access: right('prescriptions.read'), params: idParams, answer: contract.specialLenses, status: 200,
      example: (world) => ({ params: { id: world.orderId ?? '' } }),
      run: async (by, { params }, call) => ({ body: { items: await openSpecialLenses(deps, by, call, params.id), nextCursor: null } }),
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/changes', summary: 'Changes lines, wearer, payers or terms of a taken order; what it was stays as a version.', access: right('orders.write'), params: idParams, body: contract.orderEdit, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ ...anOrder(world), body: { lines: [{ variantId: world.variantId, quantity: 2000 }], reason: 'A second pair' } }),
      run: async (by, { params, body, version }, call) => answer(await editOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/changes/preview', summary: 'What a change would make of the order; nothing is written.', access: right('orders.write'), params: idParams, body: contract.orderEdit, answer: contract.orderDifference, status: 200,
      notIdempotent: 'writes nothing', example: (world) => ({ params: { id: world.orderId ?? '' }, body: { lines: [{ variantId: world.variantId, quantity: 2000 }] } }),
      run: async (by, { params, body }) => ({ body: await previewEdit(deps, by, params.id, body) }),
    }),
    route({
      ...orders, method: 'GET', path: '/orders/{id}/versions', summary: 'What the order was before each of its changes.', access: right('orders.read'), params: idParams, answer: contract.orderVersions, status: 200, example: anOrder,
      run: async (by, { params }) => ({ body: { items: await orderVersionsOf(deps, by, params.id), nextCursor: null } }),
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/payments/split', summary: 'Takes several payments in one act, part in cash and part by card.', access: right('payments.take'), params: idParams, body: contract.splitPayment, answer: contract.order, status: 201,
      example: (world) => ({ params: { id: world.orderId ?? '' }, body: { payments: [{ method: 'cash', amount: money(2_000, world) }, { method: 'card', amount: money(3_000, world) }] } }),
      run: async (by, { params, body }, call) => {
        const { order, created } = await takePayments(deps, by, call, params.id, body.payments)
        return answer(order, by, created ? 201 : 200)
      },
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/refunds', summary: 'Gives part of the money back while the order goes on.', access: right('payments.refund'), params: idParams, body: contract.newRefund, answer: contract.order, status: 201,
      example: (world) => ({ params: { id: world.readyOrderId ?? '' }, body: { method: 'cash', amount: money(1_000, world), reason: 'Taken twice' } }),
      run: async (by, { params, body }, call) => {
        const { order, created } = await refundOrder(deps, by, call, params.id, body)
        return answer(order, by, created ? 201 : 200)
      },
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/duplicate', summary: 'Makes a draft with the same lines at the prices of today.', access: right('orders.write'), params: idParams, answer: contract.duplicated, status: 201,
      example: (world) => ({ params: { id: world.orderId ?? '' } }),
      run: async (by, { params }, call) => {
        const { order, leftOut } = await duplicateOrder(deps, by, call, params.id)
        return { body: { order: toOrderView(order, by, deps.now()), leftOut }, status: 201, version: order.version }
      },
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/remake', summary: 'Makes the order or some of its lines again, linked to it.', access: right('orders.remake'), params: idParams, body: contract.newRemake, answer: contract.order, status: 201,
      example: (world) => ({ params: { id: world.orderId ?? '' }, body: { cause: 'lab-fault', costBearer: 'lab' } }),
      run: async (by, { params, body }, call) => answer(await remakeOrder(deps, by, call, params.id, body), by, 201),
    }),
  ]
}
