import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Answer, Route } from '#platform/http/route'
import * as contract from '../contract.ts'
import { addVersion } from './add-version.ts'
import { comparePrescription } from './compare-prescription.ts'
import { addPrescription } from './create-prescription.ts'
import { openLatest, openPrescription, openPrescriptions } from './open-prescriptions.ts'
import { checkRoutes } from './routes/check-routes.ts'
import { photoRoutes } from './routes/photo-routes.ts'
import { fhirRoutes } from './routes/fhir-routes.ts'
import { fittingRoutes } from './routes/fitting-routes.ts'
import { paperRoutes } from './routes/paper-routes.ts'
import { toPrescription } from './prescription-data.ts'
import type { PrescriptionData } from './prescription-data.ts'
import type { PrescriptionsDeps } from './prescriptions-deps.ts'

const capability = 'prescriptions'
const reads = { right: 'prescriptions.read', scope: 'own' } as const
const writes = { right: 'prescriptions.write', scope: 'own' } as const

const anExample = {
  purpose: 'progressive', prescriber: { name: 'MUDr. Alena Horáková', licence: '12345' }, examinedOn: '2026-11-12',
  right: { sphere: -4250, cylinder: -750, axisDeg: 175, addition: 1250, pd: 3150 }, left: { sphere: -3750, cylinder: -1250, axisDeg: 10, addition: 1250, pd: 3100 },
}

/** The routes of prescriptions. Whoever opens one is written down. */
export const prescriptionsRoutes = (deps: PrescriptionsDeps): Route<StaffMember>[] => {
  const answer = (prescription: PrescriptionData, status?: number): Answer<contract.PrescriptionView> =>
    ({ body: toPrescription(prescription), version: prescription.version, ...(status && { status }) })
  return [
    ...checkRoutes(deps), ...photoRoutes(deps),
    ...fhirRoutes(deps),
    ...fittingRoutes(deps),
    ...paperRoutes(deps),
    route({
      method: 'GET', path: '/prescriptions', summary: 'A customer\'s prescriptions with all their versions, the last examined first. The look is written down.',
      capability, access: reads, status: 200, query: contract.prescriptionQuery, answer: contract.prescriptionPage,
      example: ({ customerId }) => ({ query: { customerId: customerId ?? '', limit: '20' } }),
      run: async (by, { query }, call) => ({ body: await openPrescriptions(deps, by, call, query) }),
    }),
    route({
      method: 'GET', path: '/prescriptions/latest', summary: 'The last prescription of a customer, and the measures that a new one may take over. The look is written down.',
      capability, access: reads, status: 200, query: contract.latestQuery, answer: contract.latestPrescription,
      example: ({ customerId }) => ({ query: { customerId: customerId ?? '' } }),
      run: async (by, { query }, call) => ({ body: await openLatest(deps, by, call, query.customerId) }),
    }),
    route({
      method: 'POST', path: '/prescriptions', summary: 'Writes a prescription, as its first version. A minor\'s wants the guardian\'s consent to health data.',
      capability, access: writes, status: 201, body: contract.newPrescription, answer: contract.prescription,
      example: ({ customerId }) => ({ body: { customerId, ...anExample } }),
      run: async (by, { body }, call) => {
        const { prescription, created } = await addPrescription(deps, by, call, body)
        return answer(prescription, created ? 201 : 200)
      },
    }),
    route({
      method: 'GET', path: '/prescriptions/{id}', summary: 'One prescription with all its versions. The look is written down.',
      capability, access: reads, status: 200, params: idParams, answer: contract.prescription,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' } }),
      run: async (by, { params }, call) => answer(await openPrescription(deps, by, call, params.id)),
    }),
    route({
      method: 'POST', path: '/prescriptions/{id}/versions', summary: 'Adds a version with its reason; If-Match names the newest that was read. Versions before it stay as they are.',
      capability, access: writes, status: 201, params: idParams, body: contract.newVersion, answer: contract.prescription, ifMatch: true,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' }, body: { kind: 'dispensed', reason: 'Height measured in the frame', ...anExample, right: { ...anExample.right, fittingHeight: 1900 } }, ifMatch: '1' }),
      run: async (by, { params, body, version }, call) => answer(await addVersion(deps, by, call, params.id, version, body)),
    }),
    route({
      method: 'GET', path: '/prescriptions/{id}/comparison', summary: 'What one version says otherwise than another, cell by cell, and why. The look is written down.',
      capability, access: reads, status: 200, params: idParams, query: contract.comparisonQuery, answer: contract.comparison,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '' }, query: { from: '1', to: '1' } }),
      run: async (by, { params, query }, call) => ({ body: await comparePrescription(deps, by, call, params.id, query) }),
    }),
  ]
}
