import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { addPhoto, listPhotos, openPhoto, removePhoto } from '../photos.ts'

/** The smallest PNG: one white dot. */
const aPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** The routes of the papers that prescriptions were typed from. */
export const photoRoutes = (deps: Deps): Route<StaffMember>[] => {
  const [capability, reads] = ['prescriptions', { right: 'prescriptions.read', scope: 'own' }] as const
  return [
    route({
      method: 'GET', path: '/prescriptions/{id}/photos', summary: 'The names of the photos and scans of a prescription\'s paper.', capability, access: reads, status: 200, params: idParams, answer: contract.photos,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' } }),
      run: async (by, { params }) => ({ body: { items: await listPhotos(deps, by, params.id), nextCursor: null } }),
    }),
    route({
      method: 'POST', path: '/prescriptions/{id}/photos', summary: 'Hangs a photo or scan of the paper on a prescription, at most 10 MB.', capability, access: { right: 'prescriptions.write', scope: 'own' }, status: 201,
      params: idParams, body: contract.newPhoto, bodyLimit: 15_000_000, answer: contract.photo,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' }, body: { name: 'paper.png', base64: aPicture } }),
      run: async (by, { params, body }, call) => ({ body: await addPhoto(deps, by, call, params.id, body) }),
    }),
    route({
      method: 'GET', path: '/prescriptions/{id}/photos/{fileId}', summary: 'Opens a photo or scan of the paper; the look is written down.', capability, access: reads, status: 200, params: contract.photoParams, file: 'application/octet-stream',
      example: ({ prescriptionId, photoId }) => ({ params: { id: prescriptionId ?? '', fileId: photoId ?? '' } }),
      run: (by, { params }, call) => openPhoto(deps, by, call, params.id, params.fileId),
    }),
    route({
      method: 'DELETE', path: '/prescriptions/{id}/photos/{fileId}', summary: 'Takes a photo or scan off the prescription; a month later it is emptied.', capability, access: { right: 'prescriptions.write', scope: 'own' }, status: 204, params: contract.photoParams,
      example: ({ prescriptionId, photoId }) => ({ params: { id: prescriptionId ?? '', fileId: photoId ?? '' } }),
      run: async (by, { params }, call) => {
        await removePhoto(deps, by, call, params.id, params.fileId)
        return { body: undefined }
      },
    }),
  ]
}
