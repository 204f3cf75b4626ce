import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { listSupplies } from '../boxes/list-supplies.ts'
import { addOrderRule, changeOrderRule, orderRulesOf } from '../order-rules.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { issueReceipt, receiptsOf } from '../receipts.ts'
import { changePart, changeParts } from '../parts/change-parts.ts'
import { exportParts } from '../parts/export-parts.ts'
import { listParts } from '../parts/list-parts.ts'
import { requestParts } from '../parts/request-parts.ts'

const orders = { capability: 'orders' } as const
const right = (name: string) => ({ right: name, scope: 'branch' }) as const
const manage = { right: 'organization.manage', scope: 'organization' } as const

/** What follows from an order: its receipts, the parts to buy for it, and who works on it by rule. */
export function followUpRoutes(deps: OrdersDeps): Route<StaffMember>[] {
  const anOrder = (world: ExampleWorld) => ({ params: { id: world.orderId ?? '' } })
  return [
    route({
      ...orders, method: 'GET', path: '/orders/{id}/receipts', summary: 'The receipts of the order, as they were issued.', access: right('payments.read'), params: idParams, answer: contract.receipts, status: 200, example: anOrder,
      run: async (by, { params }) => ({ body: { items: await receiptsOf(deps, by, params.id), nextCursor: null } }),
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/receipts', summary: 'Issues a numbered receipt with tax recap of the order as it is; the last one again when nothing has changed.', access: right('payments.take'), params: idParams, answer: contract.receipt, status: 201, example: anOrder,
      run: async (by, { params }, call) => {
        const { receipt, created } = await issueReceipt(deps, by, call, params.id)
        return { body: receipt, status: created ? 201 : 200 }
      },
    }),
    route({
      ...orders, method: 'POST', path: '/orders/{id}/requisitions', summary: 'Asks for the parts of the order that must be bought.', access: right('orders.write'), params: idParams, body: contract.newRequisition, answer: contract.requisitionPage, status: 200,
      example: (world) => ({ ...anOrder(world), body: {} }),
      run: async (by, { params, body }, call) => ({ body: { items: await requestParts(deps, by, call, params.id, body), nextCursor: null } }),
    }),
    route({
      ...orders, method: 'GET', path: '/contact-lens-supplies', summary: 'Until when the contact lenses that were bought reach and when to order the next, the most urgent first: of one customer, or of everybody who is about to run out.', access: right('orders.read'), query: contract.supplyQuery, answer: contract.supplyPage, status: 200,
      example: (world) => ({ query: { customerId: world.customerId ?? '', limit: '20' } }),
      run: async (by, { query }) => ({ body: await deps.db.inTenant(by.organizationId, (tx) => listSupplies(tx, by, query, deps.now())) }),
    }),
    route({
      ...orders, method: 'GET', path: '/requisitions', summary: 'Parts to buy for all orders, by state, branch or order, oldest first.', access: right('orders.read'), query: contract.requisitionQuery, answer: contract.requisitionPage, status: 200,
      example: () => ({ query: { status: 'open' } }),
      run: async (by, { query }) => ({ body: await listParts(deps, by, query) }),
    }),
    route({
      ...orders, method: 'GET', path: '/requisitions/export.csv', summary: 'The filtered parts as CSV for a supplier: no customer\'s name, and no cell is a formula. Written down.', access: right('orders.read'), query: contract.requisitionExportQuery, file: 'text/csv', status: 200, stepUp: true,
      example: () => ({ query: { status: 'open' } }),
      run: (by, { query }, call) => exportParts(deps, by, call, query),
    }),
    route({
      ...orders, method: 'POST', path: '/requisitions/changes', summary: 'Says of many parts at once that they are ordered, have come, or are not wanted; answers which stayed as they were and why.', access: right('orders.move'), body: contract.requisitionsChange, answer: contract.requisitionsChanged, status: 200,
      example: (world) => ({ body: { parts: [{ id: world.requisitionId ?? '', version: 1 }], status: 'ordered' } }),
      run: async (by, { body }, call) => ({ body: await changeParts(deps, by, call, body) }),
    }),
    route({
      ...orders, method: 'PATCH', path: '/requisitions/{id}', summary: 'Says that a part is ordered, has come, or is not wanted any more.', access: right('orders.move'), params: idParams, body: contract.requisitionChange, answer: contract.requisition, status: 200, ifMatch: true,
      example: (world) => ({ params: { id: world.requisitionId ?? '' }, ifMatch: '1', body: { status: 'ordered' } }),
      run: async (by, { params, body, version }, call) => {
        const part = await changePart(deps, by, call, params.id, version, body)
        return { body: part, version: part.version }
      },
    }),
    route({
      ...orders, method: 'GET', path: '/order-rules', summary: 'Rules by which orders without an owner are given to somebody.', access: manage, answer: contract.orderRules, status: 200, example: () => ({}),
      run: async (by) => ({ body: { items: await deps.db.look(by.organizationId, (tx) => orderRulesOf(tx)), nextCursor: null } }),
    }),
    route({
      ...orders, method: 'POST', path: '/order-rules', summary: 'Adds such a rule.', access: manage, body: contract.newOrderRule, answer: contract.orderRule, status: 201,
      example: (world) => ({ body: { name: 'Repairs', conditions: { kinds: ['repair'], branchIds: [world.branchId] }, action: { assign: 'least-busy' } } }),
      run: async (by, { body }, call) => {
        const rule = await addOrderRule(deps, by, call, body)
        return { body: rule, status: 201, version: rule.version }
      },
    }),
    route({
      ...orders, method: 'PATCH', path: '/order-rules/{id}', summary: 'Changes such a rule, or switches it on and off.', access: manage, params: idParams, body: contract.orderRuleChange, answer: contract.orderRule, status: 200, ifMatch: true,
      example: (world) => ({ params: { id: world.orderRuleId ?? '' }, ifMatch: '1', body: { active: false } }),
      run: async (by, { params, body, version }, call) => {
        const rule = await changeOrderRule(deps, by, call, params.id, version, body)
        return { body: rule, version: rule.version }
      },
    }),
  ]
}
