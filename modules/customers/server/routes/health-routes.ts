import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { health, healthAttributes, healthNoteParams, newHealthNote } from '../../contract.ts'
import { addHealthNote, changeHealth, lookAtHealth, removeHealthNote } from '../health.ts'

const capability = 'customers'
const reads = { right: 'health.read', scope: 'organization' } as const
const writes = { right: 'health.write', scope: 'organization' } as const

/** What is known about a customer's health: with rights of its own, and every look written down. */
export const healthRoutes = (deps: Deps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/{id}/health', summary: 'Notes and attributes of health, and whether more may be written. The look is written down.',
    capability, access: reads, status: 200, params: idParams, answer: health,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: async (by, { params }, call) => {
      const body = await lookAtHealth(deps, by, call, params.id)
      return { body, version: body.version }
    },
  }),
  route({
    method: 'POST', path: '/customers/{id}/health/notes', summary: 'Adds a note about health, kept encrypted. For a minor the guardian\'s consent is wanted.',
    capability, access: writes, status: 201, params: idParams, body: newHealthNote, answer: health,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' }, body: { text: 'Dry eyes in winter, drops twice a day.' } }),
    run: async (by, { params, body }, call) => ({ body: await addHealthNote(deps, by, call, params.id, body) }),
  }),
  route({
    method: 'DELETE', path: '/customers/{id}/health/notes/{noteId}', summary: 'Takes a note about health away for good.',
    capability, access: writes, status: 204, params: healthNoteParams,
    example: ({ customerId, healthNoteId }) => ({ params: { id: customerId ?? '', noteId: healthNoteId ?? '' } }),
    run: async (by, { params }, call) => {
      await removeHealthNote(deps, by, call, params.id, params.noteId)
      return { body: undefined }
    },
  }),
  route({
    method: 'PUT', path: '/customers/{id}/health/attributes', summary: 'Sets the coded attributes: skin, eyes, allergies, wearing habits. Wants consent to health data; If-Match is the version of GET, 0 while there are none.',
    capability, access: writes, status: 200, params: idParams, body: healthAttributes, answer: health, ifMatch: true,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' }, ifMatch: '0', body: { skinType: 'dry', skinConditions: [], eyeConditions: ['dry-eye'], allergies: ['nickel'], wearingHabits: ['screen-work'] } }),
    run: async (by, { params, body, version }, call) => {
      const changed = await changeHealth(deps, by, call, params.id, version, body)
      return { body: changed, version: changed.version }
    },
  }),
]
