import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { addPaper, listPapers, openPaper } from '../papers.ts'

/** The smallest PNG: one white dot. */
const aPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** The routes of the papers that prescriptions were typed from. */
export const paperRoutes = (deps: Deps): Route<StaffMember>[] => {
  const [capability, reads] = ['prescriptions', { right: 'prescriptions.read', scope: 'own' }] as const
  return [
    route({
      method: 'GET', path: '/prescriptions/{id}/papers', summary: 'The names of the photos and scans of a prescription\'s paper.', capability, access: reads, status: 200, params: idParams, answer: contract.papers,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' } }),
      run: async (by, { params }) => ({ body: { items: await listPapers(deps, by, params.id), nextCursor: null } }),
    }),
    route({
      method: 'POST', path: '/prescriptions/{id}/papers', summary: 'Hangs a photo or scan of the paper on a prescription, at most 10 MB.', capability, access: { right: 'prescriptions.write', scope: 'own' }, status: 201,
      params: idParams, body: contract.newPaper, bodyLimit: 15_000_000, answer: contract.paper,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' }, body: { name: 'paper.png', base64: aPicture } }),
      run: async (by, { params, body }, call) => ({ body: await addPaper(deps, by, call, params.id, body) }),
    }),
    route({
      method: 'GET', path: '/prescriptions/{id}/papers/{fileId}', summary: 'Opens a photo or scan of the paper; the look is written down.', capability, access: reads, status: 200, params: contract.paperParams, file: 'application/octet-stream',
      example: ({ prescriptionId, paperId }) => ({ params: { id: prescriptionId ?? '', fileId: paperId ?? '' } }),
      run: (by, { params }, call) => openPaper(deps, by, call, params.id, params.fileId),
    }),
  ]
}
