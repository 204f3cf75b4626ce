import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { exportFhir } from '../fhir/export-fhir.ts'
import { importFhir } from '../fhir/import-fhir.ts'
import { toPrescription } from '../prescription-data.ts'

/** A file as a clinic sends it, for the example. */
const anExample = {
  resourceType: 'VisionPrescription', status: 'active', created: '2026-11-12', patient: { display: 'Kateřina Veselá' }, dateWritten: '2026-11-12', prescriber: { display: 'MUDr. Alena Horáková', identifier: { value: '12345' } },
  lensSpecification: [{ product: { coding: [{ code: 'lens' }] }, eye: 'right', sphere: -4.25, cylinder: -0.75, axis: 175 }, { product: { coding: [{ code: 'lens' }] }, eye: 'left', sphere: -3.75 }],
}

/** Prescriptions as files of FHIR, both ways. */
export const fhirRoutes = (deps: Deps): Route<StaffMember>[] => {
  const capability = 'prescriptions'
  return [
    route({
      method: 'GET', path: '/prescriptions/{id}/versions/{version}/fhir', summary: 'A version as a FHIR VisionPrescription, valid in R4, R4B and R5; what FHIR has no place for stands in extensions. That it was taken out is written down.',
      capability, access: { right: 'prescriptions.read', scope: 'own' }, status: 200, params: contract.versionParams, file: 'application/fhir+json',
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '', version: '1' } }),
      run: (by, { params }, call) => exportFhir(deps, by, call, params.id, params.version),
    }),
    route({
      method: 'POST', path: '/prescriptions/fhir', summary: 'Writes a prescription from a FHIR VisionPrescription, as its first version. A file without a single reading is refused with its path; one that says more than is understood wants `accept`.',
      capability, access: { right: 'prescriptions.write', scope: 'own' }, status: 201, body: contract.fhirImport, answer: contract.prescription,
      example: ({ customerId }) => ({ body: { customerId, purpose: 'distance', file: JSON.stringify(anExample) } }),
      run: async (by, { body }, call) => {
        const { prescription, created } = await importFhir(deps, by, call, body)
        return { body: toPrescription(prescription), version: prescription.version, status: created ? 201 : 200 }
      },
    }),
  ]
}
