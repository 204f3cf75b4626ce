import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Answer, ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { fillStage } from '../fill-stage.ts'
import { holdOrder, releaseOrder } from '../hold-order.ts'
import { moveOrder } from '../move-order.ts'
import type { OrderData } from '../order-data.ts'
import { toOrderView } from '../order-view.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { recheckOrder } from '../recheck-order.ts'

/** The routes that move an order along its stages, and what stands in its way. */
export function stageRoutes(deps: OrdersDeps): Route<StaffMember>[] {
  const answer = (order: OrderData, by: StaffMember): Answer<contract.OrderView> => ({ body: toOrderView(order, by, deps.now()), version: order.version })
  const anOrder = (world: ExampleWorld) => ({ params: { id: world.orderId ?? '' }, ifMatch: world.orderVersion ?? '1' })
  const common = { capability: 'orders', params: idParams, answer: contract.order, status: 200, ifMatch: true } as const
  const moving = { ...common, access: { right: 'orders.move', scope: 'branch' } } as const

  return [
    route({
      ...moving, method: 'POST', path: '/orders/{id}/stage', summary: 'Moves the order to another stage of its kind, with what the stage asks to fill in.', body: contract.stageMove,
      example: (world) => ({ ...anOrder(world), body: { stage: 'sent-to-lab', values: { lab: 'Sázava lab', 'lab-number': 'SZ-884 120' } } }),
      run: async (by, { params, body, version }, call) => answer(await moveOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...moving, method: 'PATCH', path: '/orders/{id}/stage-values', summary: 'Fills in what the stages ask for, without moving the order; an empty value is taken away.', body: contract.stageFilling,
      example: (world) => ({ ...anOrder(world), body: { values: { tray: '31' } } }),
      run: async (by, { params, body, version }, call) => answer(await fillStage(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...moving, method: 'POST', path: '/orders/{id}/hold', summary: 'Puts the order on hold for a reason; the clock of its stage stops.', body: contract.newHold,
      example: (world) => ({ ...anOrder(world), body: { reason: 'The customer decides on the colour by Friday' } }),
      run: async (by, { params, body, version }, call) => answer(await holdOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...moving, method: 'POST', path: '/orders/{id}/release', summary: 'Lets an order on hold go on.', body: contract.holdRelease,
      example: (world) => ({ params: { id: world.heldOrderId ?? '' }, ifMatch: world.heldOrderVersion ?? '1', body: {} }),
      run: async (by, { params, body, version }, call) => answer(await releaseOrder(deps, by, call, params.id, version, body), by),
    }),
    route({
      ...common, access: { right: 'orders.recheck', scope: 'branch' }, method: 'POST', path: '/orders/{id}/recheck', summary: 'A second person confirms sign, axis, addition or PD: somebody else than who entered the order or typed the prescription.', body: contract.newRecheck,
      example: (world) => ({ params: { id: world.orderOfClerkId ?? '' }, ifMatch: world.orderOfClerkVersion ?? '1', body: { items: ['sign', 'axis', 'addition', 'pd'] } }),
      run: async (by, { params, body, version }, call) => answer(await recheckOrder(deps, by, call, params.id, version, body), by),
    }),
  ]
}
