import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { printEstimate, printTypedEstimate } from '../print-estimate.ts'
import { printLabel } from '../print-label.ts'
import { printPickUp } from '../print-pick-up.ts'
import { printReceipt } from '../print-receipt.ts'
import { printSheet } from '../print-sheet.ts'

const right = (name: string) => ({ right: name, scope: 'branch' }) as const
const pdf = { capability: 'orders', file: 'application/pdf', status: 200 } as const

/** The papers, as PDF. Each printing is written down. */
export function paperRoutes(deps: OrdersDeps): Route<StaffMember>[] {
  const anOrder = (world: ExampleWorld) => ({ params: { id: world.orderId ?? '' } })
  return [
    route({
      ...pdf, method: 'GET', path: '/orders/{id}/sheet.pdf', summary: 'The order sheet: parts for the shop, the workshop or lab, and the customer; of a former version when asked.', access: right('orders.read'), params: idParams, query: contract.sheetQuery, example: anOrder,
      run: (by, { params, query }, call) => printSheet(deps, by, call, params.id, query),
    }),
    route({
      ...pdf, method: 'GET', path: '/orders/{id}/label.pdf', summary: 'The label for the tray or bag of the job, 57 × 32 mm.', access: right('orders.read'), params: idParams, query: contract.paperQuery, example: anOrder,
      run: (by, { params, query }, call) => printLabel(deps, by, call, params.id, query),
    }),
    route({
      ...pdf, method: 'GET', path: '/orders/{id}/pick-up.pdf', summary: 'The slip with which the customer collects: balance, what to bring, opening hours.', access: right('orders.read'), params: idParams, query: contract.paperQuery, example: anOrder,
      run: (by, { params, query }, call) => printPickUp(deps, by, call, params.id, query),
    }),
    route({
      ...pdf, method: 'GET', path: '/orders/{id}/estimate.pdf', summary: 'The cost estimate of a draft.', access: right('orders.read'), params: idParams, query: contract.estimateQuery,
      example: (world) => ({ params: { id: world.draftId ?? '' } }),
      run: (by, { params, query }, call) => printEstimate(deps, by, call, params.id, query),
    }),
    route({
      ...pdf, method: 'POST', path: '/orders/estimate.pdf', summary: 'The cost estimate of lines that are written here, without an order.', access: right('orders.write'), body: contract.newEstimate,
      notIdempotent: 'keeps nothing but that it was printed', example: (world) => ({ body: { branchId: world.branchId, customerId: world.customerId, lines: [{ variantId: world.variantId }] } }),
      run: (by, { body }, call) => printTypedEstimate(deps, by, call, body),
    }),
    route({
      ...pdf, method: 'GET', path: '/receipts/{id}.pdf', summary: 'A numbered receipt as it was issued; a second printing says that it is one.', access: right('payments.read'), params: idParams, query: contract.paperQuery,
      example: (world) => ({ params: { id: world.receiptId ?? '' } }),
      run: (by, { params, query }, call) => printReceipt(deps, by, call, params.id, query),
    }),
  ]
}
