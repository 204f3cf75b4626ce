import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import type { LabsDeps } from '../deps.ts'
import { dropTrace, keepTrace, readTrace } from './keep-trace.ts'

const write = { capability: 'labs', access: { right: 'lab-orders.write', scope: 'branch' } } as const
const anOrder = ({ orderId = '' }: ExampleWorld) => ({ params: { id: orderId } })
const aTrace = `DBL=17.00\r\nTRCFMT=1;8;E;R;F\r\nR=2500;2550;2000;2550;2500;2400;1900;2400\r\n`

/** Traced frames of orders. */
export const traceRoutes = (deps: LabsDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/orders/{id}/trace', summary: 'The traced shape of an order\'s frame with its measures, or null.', capability: 'labs', access: { right: 'labs.read', scope: 'branch' }, params: idParams, answer: contract.traceOfOrder, status: 200, example: anOrder,
    run: async (by, { params }) => ({ body: { trace: await readTrace(deps, by, params.id) } }),
  }),
  route({
    ...write, method: 'POST', path: '/orders/{id}/trace', summary: 'Takes the frame of a tracer\'s file (VCA/OMA, at most 1 MB) for an order, in the place of one before; the file itself is not kept.', status: 201,
    params: idParams, body: contract.newTrace, bodyLimit: 1_500_000, answer: contract.traceOfOrder, example: (world) => ({ ...anOrder(world), body: { base64: Buffer.from(aTrace).toString('base64') } }),
    run: async (by, { params, body }, call) => ({ body: { trace: await keepTrace(deps, by, call, params.id, Buffer.from(body.base64, 'base64')) } }),
  }),
  route({
    ...write, method: 'DELETE', path: '/orders/{id}/trace', summary: 'Takes the traced shape off an order.', status: 204, params: idParams, example: anOrder,
    run: async (by, { params }, call) => {
      await dropTrace(deps, by, call, params.id)
      return { body: undefined }
    },
  }),
]
