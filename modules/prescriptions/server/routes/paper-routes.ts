import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { printPrescription } from '../papers/print-prescription.ts'
import { printRegister } from '../papers/print-register.ts'
import type { PrescriptionsDeps } from '../prescriptions-deps.ts'

/** Prescriptions on paper. */
export const paperRoutes = (deps: PrescriptionsDeps): Route<StaffMember>[] => {
  const capability = 'prescriptions'
  return [
    route({
      method: 'GET', path: '/prescriptions/{id}/versions/{version}/paper.pdf', summary: 'Any version as a paper, in the customer\'s language or another. That it was printed is written down.',
      capability, access: { right: 'prescriptions.read', scope: 'own' }, status: 200, params: contract.versionParams, query: contract.paperQuery, file: 'application/pdf',
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '', version: '1' }, query: {} }),
      run: (by, { params, query }, call) => printPrescription(deps, by, call, params.id, params.version, query.language),
    }),
    route({
      method: 'GET', path: '/prescription-register.pdf', summary: 'The register of prescriptions of a period within one calendar year, with opening and closing terms, as Brazil asks for it. Printing it is written down.',
      capability, access: { right: 'prescriptions.register', scope: 'organization' }, status: 200, query: contract.registerQuery, file: 'application/pdf',
      example: () => ({ query: { from: '2026-01-01', to: '2026-12-31' } }),
      run: (by, { query }, call) => printRegister(deps, by, call, query),
    }),
  ]
}
