import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { addFitting, openFittings, removeFitting } from '../fittings/fittings.ts'

/** Contact lenses that were tried on. */
export const fittingRoutes = (deps: Deps): Route<StaffMember>[] => {
  const capability = 'prescriptions'
  const writes = { right: 'prescriptions.write', scope: 'own' } as const
  return [
    route({
      method: 'GET', path: '/customers/{id}/contact-lens-fittings', summary: 'Contact lenses that a customer tried on, with what was noted, the last first. The look is written down.',
      capability, access: { right: 'prescriptions.read', scope: 'own' }, status: 200, params: idParams, answer: contract.fittings,
      example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
      run: async (by, { params }, call) => ({ body: await openFittings(deps, by, call, params.id) }),
    }),
    route({
      method: 'POST', path: '/customers/{id}/contact-lens-fittings', summary: 'Notes which contact lenses were tried on and how they sat, kept encrypted. A minor\'s wants the guardian\'s consent.',
      capability, access: writes, status: 201, params: idParams, body: contract.newFitting, answer: contract.fittingView,
      example: ({ customerId }) => ({ params: { id: customerId ?? '' }, body: { fittedOn: '2026-11-12', right: { brand: 'Soft month', modality: 'monthly', sphere: -3000, baseCurve: 860, diameter: 1420 }, note: 'Moves 0.3 mm, well centred.', outcome: 'try-on' } }),
      run: async (by, { params, body }, call) => ({ body: await addFitting(deps, by, call, params.id, body) }),
    }),
    route({
      method: 'DELETE', path: '/customers/{id}/contact-lens-fittings/{fittingId}', summary: 'Takes a fitting of contact lenses away for good.',
      capability, access: writes, status: 204, params: contract.fittingParams,
      example: ({ customerId, fittingId }) => ({ params: { id: customerId ?? '', fittingId: fittingId ?? '' } }),
      run: async (by, { params }, call) => {
        await removeFitting(deps, by, call, params.id, params.fittingId)
        return { body: undefined }
      },
    }),
  ]
}
