import { z } from 'zod'
import { languages } from '#kernel/languages'
import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { found, orderById } from '#modules/orders/server'
import { sql } from '#platform/db/sql'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { cancelLabOrder, changeLabOrder, mailAgain } from '../change-lab-order.ts'
import type { LabsDeps } from '../deps.ts'
import { labOrderById, selectLabOrders, toLabOrderView } from '../lab-order-data.ts'
import type { LabOrderRow } from '../lab-order-data.ts'
import { listLabOrders } from '../list-lab-orders.ts'
import { labOrderFile, openLabOrder, printLabOrder } from '../open-lab-order.ts'
import { promisesOfLabs } from '../promises.ts'
import { remakeAtLab, remakeTermsOf } from '../remake-at-lab.ts'
import { sendToLab } from '../send-to-lab.ts'
import { takeArrival, takeArrivalBack } from '../take-arrival.ts'

const capability = 'labs'
const read = { capability, access: { right: 'labs.read', scope: 'branch' } } as const
const write = { capability, access: { right: 'lab-orders.write', scope: 'branch' } } as const
const open = { capability, access: { right: 'prescriptions.read', scope: 'organization' } } as const
const one = ({ labOrderId = '' }: ExampleWorld) => ({ params: { id: labOrderId } })
const versioned = <Body extends { version: number }>(body: Body, status = 200) => ({ body, status, version: body.version })
const changing = { ...write, status: 200, ifMatch: true, params: idParams, answer: contract.labOrder } as const

/** What is ordered from labs. */
export const labOrderRoutes = (deps: LabsDeps): Route<StaffMember>[] => [
  route({
    ...read, method: 'GET', path: '/lab-promises', summary: 'Which day each lab in use would keep if an order were sent now: nine of ten of its orders did, or it says so; with the sum.', status: 200, query: contract.labPromiseQuery, answer: contract.labPromises,
    example: (world) => ({ query: { branchId: world.branchId ?? '', kind: 'external-lens-job', makers: 'Vela' } }),
    run: async (by, { query }) => ({ body: { items: await promisesOfLabs(deps, by, query), nextCursor: null } }),
  }),
  route({
    ...read, method: 'GET', path: '/lab-orders', summary: 'What was ordered from labs, newest first; `figure` is what a figure of the scorecard counts.', status: 200, query: contract.labOrderQuery, answer: contract.labOrderPage,
    example: () => ({ query: { figure: 'late', from: '2026-01-01', to: '2026-12-31' } }),
    run: async (by, { query }) => ({ body: await listLabOrders(deps, by, query) }),
  }),
  route({
    ...read, method: 'GET', path: '/orders/{id}/lab-orders', summary: 'What was ordered from labs for an order, oldest first.', status: 200, params: idParams, answer: contract.labOrderPage, example: (world) => ({ params: { id: world.orderId ?? '' } }),
    run: async (by, { params }) => {
      const items = await deps.db.inTenant(by.organizationId, async (tx) => {
        found(await orderById(tx, params.id), by)
        return tx.rows<LabOrderRow>(sql`${selectLabOrders(tx.organizationId)} and l.order_id = ${params.id} order by l.sent_at, l.id`)
      })
      return { body: { items: items.map((row) => toLabOrderView(row, by, deps.now())), nextCursor: null } }
    },
  }),
  route({
    ...write, method: 'POST', path: '/orders/{id}/lab-orders', summary: 'Orders from a lab what the order needs. Its content is frozen; the order goes to the stage at the lab when its guards let it; by e-mail a letter with file and paper leaves.', status: 201,
    params: idParams, body: contract.newLabOrder, answer: contract.labOrder, example: (world) => ({ params: { id: world.lensJobId ?? '' }, body: { labId: world.labId, way: 'file', remarks: 'Bevel to the front' } }),
    run: async (by, { params, body }, call) => {
      const { order, created } = await sendToLab(deps, by, call, params.id, body)
      return versioned(order, created ? 201 : 200)
    },
  }),
  route({
    ...read, method: 'GET', path: '/lab-orders/{id}', summary: 'A lab order, without the values.', status: 200, params: idParams, answer: contract.labOrder, example: one,
    run: async (by, { params }) => versioned(toLabOrderView(await deps.db.inTenant(by.organizationId, async (tx) => {
      const row = await labOrderById(tx, params.id)
      found(await orderById(tx, row.order_id), by)
      return row
    }), by, deps.now())),
  }),
  route({
    ...changing, method: 'PATCH', path: '/lab-orders/{id}', summary: 'Writes down the lab\'s own number, how far it is, or another day.', body: contract.labOrderChange,
    example: (world) => ({ ...one(world), ifMatch: '1', body: { labNumber: 'SZ-884 120', state: 'accepted' } }),
    run: async (by, { params, body, version }, call) => versioned(await changeLabOrder(deps, by, call, params.id, version, body)),
  }),
  route({
    ...changing, method: 'POST', path: '/lab-orders/{id}/arrive', summary: 'It came from the lab; the order goes to the next stage, or stays and `notMoved` says what that stage asks.', body: contract.labOrderArrival, answer: contract.labArrival, example: (world) => ({ ...one(world), ifMatch: '1', body: {} }),
    run: async (by, { params, body, version }, call) => versioned(await takeArrival(deps, by, call, params.id, version, body)),
  }),
  route({
    ...changing, method: 'POST', path: '/lab-orders/{id}/take-arrival-back', summary: 'Takes an arrival back that was noted by mistake, while the order stands at the lab; it is on its way again.', body: contract.labArrivalMistake,
    example: ({ arrivedLabOrderId = '' }) => ({ params: { id: arrivedLabOrderId }, ifMatch: '1', body: { reason: 'Pulled too far on the board' } }),
    run: async (by, { params, body, version }, call) => versioned(await takeArrivalBack(deps, by, call, params.id, version, body.reason)),
  }),
  route({
    ...changing, method: 'POST', path: '/lab-orders/{id}/cancel', summary: 'Calls it off; the order stays where it is.', body: contract.labOrderCancellation,
    example: (world) => ({ ...one(world), ifMatch: '1', body: { reason: 'The customer chose other lenses' } }),
    run: async (by, { params, body, version }, call) => versioned(await cancelLabOrder(deps, by, call, params.id, version, body.reason)),
  }),
  route({
    ...changing, method: 'POST', path: '/lab-orders/{id}/mail', summary: 'Sends the letter again that did not leave: `mailTrouble` says why.',
    example: ({ unsentLabOrderId = '' }) => ({ params: { id: unsentLabOrderId }, ifMatch: '1' }),
    run: async (by, { params, version }, call) => versioned(await mailAgain(deps, by, call, params.id, version)),
  }),
  route({
    ...open, method: 'GET', path: '/lab-orders/{id}/content', summary: 'What was ordered, as it was sent; the look is written down.', status: 200, params: idParams, answer: contract.labOrderOpened, example: one,
    run: async (by, { params }, call) => ({ body: await openLabOrder(deps, by, call, params.id) }),
  }),
  route({
    ...open, method: 'GET', path: '/lab-orders/{id}/order.oma', summary: 'The lab order as a file of the trade (VCA/OMA).', status: 200, params: idParams, file: 'application/octet-stream', example: one,
    run: (by, { params }, call) => labOrderFile(deps, by, call, params.id),
  }),
  route({
    ...open, method: 'GET', path: '/lab-orders/{id}/order.pdf', summary: 'The lab order on paper, in the lab\'s language unless another is asked for.', status: 200, params: idParams, query: z.object({ language: z.enum(languages).optional() }), file: 'application/pdf', example: one,
    run: (by, { params, query }, call) => printLabOrder(deps, by, call, params.id, query.language),
  }),
  route({
    ...read, method: 'GET', path: '/lab-orders/{id}/remake-terms', summary: 'What the lab asks for making it again, by whose fault it was.', status: 200, params: idParams, answer: contract.remakeTermsList, example: one,
    run: async (by, { params }) => ({ body: await remakeTermsOf(deps, by, params.id) }),
  }),
  route({
    capability, access: { right: 'orders.remake', scope: 'branch' }, method: 'POST', path: '/lab-orders/{id}/remake', summary: 'Has it made again: a remake of the order, counted for the lab by whose fault it was.', status: 201, params: idParams, body: contract.newLabRemake, answer: contract.labRemake,
    example: ({ arrivedLabOrderId = '' }) => ({ params: { id: arrivedLabOrderId }, body: { causedBy: 'lab', note: 'Right lens 0.25 D too weak' } }),
    run: async (by, { params, body }, call) => ({ body: await remakeAtLab(deps, by, call, params.id, body), status: 201 }),
  }),
]
