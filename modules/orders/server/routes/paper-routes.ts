import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import type { OrdersDeps } from '../orders-deps.ts'
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
  ]
}
