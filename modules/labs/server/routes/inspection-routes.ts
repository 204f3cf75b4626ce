import { z } from 'zod'
import { languages } from '#kernel/languages'
import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { ExampleWorld, Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { acceptFailed } from '../accept-failed.ts'
import type { LabsDeps } from '../deps.ts'
import { inspectOrder, startInspection } from '../inspect-order.ts'
import { lookAgain } from '../look-again.ts'
import { inspectionsOf, openInspection, printCertificate, readLensmeter } from '../open-inspection.ts'
import { readScorecard } from '../read-scorecard.ts'

const capability = 'labs'
const read = { capability, access: { right: 'labs.read', scope: 'branch' } } as const
const write = { capability, access: { right: 'inspections.write', scope: 'branch' } } as const
const open = { capability, access: { right: 'prescriptions.read', scope: 'organization' } } as const
const ofOrder = ({ lensJobId = '' }: ExampleWorld) => ({ params: { id: lensJobId } })
const one = ({ inspectionId = '' }: ExampleWorld) => ({ params: { id: inspectionId } })
const measured = { right: { sphere: -4250 }, left: { sphere: -3500 } }

/** Final inspections, and labs compared. */
export const inspectionRoutes = (deps: LabsDeps): Route<StaffMember>[] => [
  route({
    ...read, method: 'GET', path: '/labs/scorecard', summary: 'Labs compared by what was sent to them in a period: days, late ones, remakes by cause, failed inspections.', status: 200, query: contract.scorecardQuery, answer: contract.scorecard,
    example: () => ({ query: { from: '2026-09-01', to: '2026-11-30' } }),
    run: async (by, { query }) => ({ body: await readScorecard(deps, by, query) }),
  }),
  route({
    ...read, method: 'GET', path: '/orders/{id}/inspections', summary: 'How the inspections of an order ended, newest first.', status: 200, params: idParams, answer: contract.inspections, example: ofOrder,
    run: async (by, { params }) => ({ body: { items: await inspectionsOf(deps, by, params.id), nextCursor: null } }),
  }),
  route({
    ...open, method: 'GET', path: '/orders/{id}/inspection-start', summary: 'What is to be measured and by which standard it is judged; the look at the values is written down.', status: 200, params: idParams, answer: contract.inspectionStart, example: ofOrder,
    run: async (by, { params }, call) => ({ body: await startInspection(deps, by, call, params.id) }),
  }),
  route({
    ...write, method: 'POST', path: '/orders/{id}/inspections', summary: 'Keeps a final inspection. What is outside its tolerance has failed; without a table whoever inspects decides.', status: 201, params: idParams, body: contract.newInspection, answer: contract.inspection,
    example: (world) => ({ ...ofOrder(world), body: { ...measured, passed: false, reason: 'Left lens 0.25 D too weak' } }),
    run: async (by, { params, body }, call) => {
      const { inspection, created } = await inspectOrder(deps, by, call, params.id, body)
      return { body: inspection, status: created ? 201 : 200, version: inspection.version }
    },
  }),
  route({
    ...write, method: 'POST', path: '/lensmeter-files', summary: 'Reads what a lensmeter wrote into a file (VCA/OMA); nothing is kept.', status: 200, body: contract.lensmeterFile, answer: contract.lensmeterRead, notIdempotent: 'writes nothing',
    example: () => ({ body: { base64: Buffer.from('SPH=-4.25;-3.50\r\nCYL=-0.75;\r\nAX=175;\r\n').toString('base64') } }),
    run: async (_, { body }) => ({ body: readLensmeter(body.base64) }),
  }),
  route({
    capability, access: { right: 'inspections.override', scope: 'branch' }, method: 'POST', path: '/inspections/{id}/accept', summary: 'Lets lenses go although their last inspection failed, by a name and a reason; the inspection stays a failed one.', status: 200, ifMatch: true, params: idParams,
    body: contract.acceptance, answer: contract.inspection, example: ({ failedInspectionId = '' }) => ({ params: { id: failedInspectionId }, ifMatch: '1', body: { reason: 'The wearer has tried them on and takes them as they are' } }),
    run: async (by, { params, body, version }, call) => {
      const accepted = await acceptFailed(deps, by, call, params.id, version, body)
      return { body: accepted, version: accepted.version }
    },
  }),
  route({
    ...open, method: 'GET', path: '/inspections/{id}', summary: 'An inspection with everything that was measured and found; the look is written down.', status: 200, params: idParams, answer: contract.inspectionOpened, example: one,
    run: async (by, { params }, call) => {
      const opened = await openInspection(deps, by, call, params.id)
      return { body: opened, version: opened.version }
    },
  }),
  route({
    ...open, method: 'GET', path: '/inspections/{id}/certificate.pdf', summary: 'The certificate of an inspection; it names its standard.', status: 200, params: idParams, query: z.object({ language: z.enum(languages).optional() }), file: 'application/pdf', example: one,
    run: (by, { params, query }, call) => printCertificate(deps, by, call, params.id, query.language),
  }),
  route({
    ...write, method: 'POST', path: '/inspections/{id}/second-look', summary: 'Another person than who inspected says, once, whether they see the same; who sees it otherwise than passed takes that off the order.', status: 200, ifMatch: true, params: idParams, body: contract.secondLook, answer: contract.inspection,
    example: ({ inspectionOfTechnicianId = '' }) => ({ params: { id: inspectionOfTechnicianId }, ifMatch: '1', body: { agrees: true } }),
    run: async (by, { params, body, version }, call) => {
      const seen = await lookAgain(deps, by, call, params.id, version, body)
      return { body: seen, version: seen.version }
    },
  }),
]
