import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { newPayment } from '#modules/payments/contract'
import { idParams } from '#platform/http/contract'
import type { Answer, ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../contract.ts'
import { addAttachment, listAttachments, openAttachment, removeAttachment } from './attachments.ts'
import { cancelOrder } from './cancel-order.ts'
import { changeOrder } from './change-order.ts'
import { collectOrder } from './collect-order.ts'
import { currentKinds } from './current-kind.ts'
import { listOrders } from './list-orders.ts'
import type { OrderData } from './order-data.ts'
import { toOrderView } from './order-view.ts'
import type { OrdersDeps } from './orders-deps.ts'
import { placeOrder } from './place-order.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { listRoutes } from './routes/list-routes.ts'
import { kindRoutes } from './routes/kind-routes.ts'
import { paperRoutes } from './routes/paper-routes.ts'
import { stageRoutes } from './routes/stage-routes.ts'
import { found, orderById, orderByNumber } from './read-order.ts'
import { toStageView } from './stage-view.ts'
import { actionRoutes } from './routes/action-routes.ts'
import { followUpRoutes } from './routes/follow-up-routes.ts'
import { trackingRoutes } from './routes/tracking-routes.ts'
import { takePayments } from './take-payment.ts'

/** The routes of service orders. */
export function ordersRoutes(deps: OrdersDeps): Route<StaffMember>[] {
  const answer = (order: OrderData, by: StaffMember, status?: number): Answer<contract.OrderView> =>
    ({ body: toOrderView(order, by, deps.now()), version: order.version, ...(status && { status }) })
  const anOrder = (world: ExampleWorld) => ({ params: { id: world.orderId ?? '' }, ifMatch: world.orderVersion ?? '1' })
  const right = (name: string) => ({ right: name, scope: 'branch' }) as const

  return [
    ...trackingRoutes(deps),
    ...actionRoutes(deps),
    ...followUpRoutes(deps),
    ...boardRoutes(deps),
    ...listRoutes(deps),
    ...stageRoutes(deps),
    ...paperRoutes(deps),
    ...kindRoutes(deps),
    route({
      method: 'GET', path: '/order-kinds', summary: 'The kinds of order in use, with their stages in order.', capability: 'orders', access: right('orders.read'), answer: contract.orderKinds, status: 200,
      example: () => ({}),
      run: async (by) => {
        const kinds = await deps.db.look(by.organizationId, (tx) => currentKinds(tx))
        return { body: { items: kinds.map((kind) => ({ code: kind.code, name: kind.names[by.language], version: kind.version, stages: kind.stages.map((stage) => toStageView(stage, by.language)) })), nextCursor: null } }
      },
    }),
    route({
      method: 'GET', path: '/orders', summary: 'Orders by any mix of conditions, with totals over all that match.', capability: 'orders', access: right('orders.read'), query: contract.orderQuery, answer: contract.orderPage, status: 200,
      example: () => ({ query: { open: 'true', sort: 'promised' } }),
      run: async (by, { query }) => ({ body: await deps.db.look(by.organizationId, (tx) => listOrders(tx, by, query, deps.now())) }),
    }),
    route({
      method: 'POST', path: '/orders', summary: 'Takes an order, with a deposit or without.', capability: 'orders', access: right('orders.write'), body: contract.newOrder, answer: contract.order, status: 201,
      example: (world) => ({ body: {
        kind: 'external-lens-job', branchId: world.branchId, customerId: world.customerId, promisedOn: '2026-12-02', lines: [{ variantId: world.variantId }],
        deposit: { method: 'cash', amount: { amount: 10000, currency: world.currency } },
      } }),
      run: async (by, { body }, call) => {
        const { order, created } = await placeOrder(deps, by, call, body)
        return answer(order, by, created ? 201 : 200)
      },
    }),
    route({
      method: 'GET', path: '/orders/{id}', summary: 'One order with its lines, payments and history.', capability: 'orders', access: right('orders.read'), params: idParams, answer: contract.order, status: 200, example: anOrder,
      run: async (by, { params }) => answer(found(await deps.db.look(by.organizationId, (tx) => orderById(tx, params.id)), by), by),
    }),
    route({
      method: 'GET', path: '/orders/by-number/{number}', summary: 'One order by the number on its papers.', capability: 'orders', access: right('orders.read'), params: contract.numberParams, answer: contract.order, status: 200,
      example: (world) => ({ params: { number: world.orderNumber ?? '' } }),
      run: async (by, { params }) => answer(found(await deps.db.look(by.organizationId, (tx) => orderByNumber(tx, params.number)), by), by),
    }),
    route({
      method: 'PATCH', path: '/orders/{id}', summary: 'Changes promised day, priority, note or who works on it.', capability: 'orders', access: right('orders.write'), params: idParams, body: contract.orderChange, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ ...anOrder(world), body: { priority: 'rush' } }),
      run: async (by, { params, body, version }, call) => answer(await changeOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      method: 'POST', path: '/orders/{id}/payments', summary: 'Takes money for the order, at most what is still to pay.', capability: 'orders', access: right('payments.take'), params: idParams, body: newPayment, answer: contract.order, status: 201,
      example: (world) => ({ params: { id: world.orderId ?? '' }, body: { method: 'card', amount: { amount: 5000, currency: world.currency } } }),
      run: async (by, { params, body }, call) => {
        const { order, created } = await takePayments(deps, by, call, params.id, [body])
        return answer(order, by, created ? 201 : 200)
      },
    }),
    route({
      method: 'POST', path: '/orders/{id}/collect', summary: 'The customer collects; the balance may be taken in the same act.', capability: 'orders', access: right('orders.collect'), params: idParams, body: contract.collection, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ params: { id: world.readyOrderId ?? '' }, ifMatch: world.readyOrderVersion ?? '1', body: {} }),
      run: async (by, { params, body, version }, call) => answer(await collectOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      method: 'POST', path: '/orders/{id}/cancel', summary: 'Cancels the order; money held goes back in the same act.', capability: 'orders', access: right('orders.cancel'), params: idParams, body: contract.cancellation, answer: contract.order, status: 200, ifMatch: true,
      example: (world) => ({ ...anOrder(world), body: { reason: 'The customer changed their mind', refund: { method: 'cash' } } }),
      run: async (by, { params, body, version }, call) => answer(await cancelOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      method: 'GET', path: '/orders/{id}/attachments', summary: 'The names of the order\'s photos and papers.', capability: 'orders', access: right('orders.read'), params: idParams, answer: contract.attachments, status: 200, example: anOrder,
      run: async (by, { params }) => ({ body: { items: await listAttachments(deps, by, params.id), nextCursor: null } }),
    }),
    route({
      method: 'POST', path: '/orders/{id}/attachments', summary: 'Hangs a photo or paper on the order, at most 10 MB.', capability: 'orders', access: right('orders.write'), params: idParams, body: contract.newAttachment, bodyLimit: 15_000_000, answer: contract.attachment, status: 201,
      example: (world) => ({ params: { id: world.orderId ?? '' }, body: { name: 'prescription.txt', base64: Buffer.from('R -4.25 -0.75 x 175').toString('base64') } }),
      run: async (by, { params, body }, call) => ({ body: await addAttachment(deps, by, call, params.id, body) }),
    }),
    route({
      method: 'GET', path: '/orders/{id}/attachments/{fileId}', summary: 'Opens a photo or paper of the order; the look is written down.', capability: 'orders', access: right('files.read'), params: contract.attachmentParams, file: 'application/octet-stream', status: 200,
      example: (world) => ({ params: { id: world.orderId ?? '', fileId: world.fileId ?? '' } }),
      run: (by, { params }, call) => openAttachment(deps, by, call, params.id, params.fileId),
    }),
    route({
      method: 'DELETE', path: '/orders/{id}/attachments/{fileId}', summary: 'Takes a photo or paper off the order.', capability: 'orders', access: right('orders.write'), params: contract.attachmentParams, status: 204,
      example: (world) => ({ params: { id: world.orderId ?? '', fileId: world.fileId ?? '' } }),
      run: async (by, { params }, call) => {
        await removeAttachment(deps, by, call, params.id, params.fileId)
        return { body: undefined }
      },
    }),
  ]
}
