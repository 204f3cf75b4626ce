import { healthPerson } from '#modules/customers/server'
import { may, route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Route } from '#platform/http/route'
import * as contract from '../../contract.ts'
import { checkDefaults } from '../../domain/checks/check-settings.ts'
import { changeCheckSettings, checkSettingsOf } from '../checks/check-settings.ts'
import { openRekey, rekeyPrescription } from '../rekey.ts'

/** The routes by which prescriptions are checked: what is usual here, and the second typing of the same paper. */
export const checkRoutes = (deps: Deps): Route<StaffMember>[] => {
  const capability = 'prescriptions'
  const rekeys = { right: 'prescriptions.rekey', scope: 'organization' } as const
  return [
    route({
      method: 'GET', path: '/prescription-checks', summary: 'What prescriptions are held against: bounds of what is usual, and which jumps ask for a second look. Version 0: as the program brings it.',
      capability, access: { right: 'prescriptions.read', scope: 'own' }, status: 200, answer: contract.checkSettings, example: () => ({}),
      run: async (by) => {
        const settings = await deps.db.look(by.organizationId, checkSettingsOf)
        return { body: settings, version: settings.version }
      },
    }),
    route({
      method: 'PUT', path: '/prescription-checks', summary: 'Sets what is usual in prescriptions here; those that were written stay as they are.',
      capability, access: { right: 'prescriptions.set-limits', scope: 'organization' }, status: 200, body: contract.checkSettingsChange, answer: contract.checkSettings, ifMatch: true,
      example: () => ({ body: { ...checkDefaults, limits: { ...checkDefaults.limits, cylinder: { warnFrom: -4000, warnTo: 4000, refuseFrom: -8000, refuseTo: 8000 } } }, ifMatch: '0' }),
      run: async (by, { body, version }, call) => {
        const settings = await changeCheckSettings(deps, by, call, version, body)
        return { body: settings, version: settings.version }
      },
    }),
    route({
      method: 'GET', path: '/prescription-checks/basis', summary: 'What a prescription of this customer is held against before it is sent: bounds, and whether they are a minor. Nothing of their eyes.',
      capability, access: { right: 'prescriptions.write', scope: 'own' }, status: 200, query: contract.checkBasisQuery, answer: contract.checkBasis,
      example: ({ customerId }) => ({ query: { customerId: customerId ?? '' } }),
      run: async (by, { query }) => ({
        body: await deps.db.inTenant(by.organizationId, async (tx) => {
          const [settings, person] = await Promise.all([checkSettingsOf(tx), healthPerson(tx, by, query.customerId, deps.now())])
          if (!person || !may(by, 'prescriptions.write', { ownerStaffIds: [person.ownerStaffId] })) throw new Problem(httpProblems.notFound)
          return { settings, minor: person.minor }
        }),
      }),
    }),
    route({
      method: 'GET', path: '/prescriptions/{id}/versions/{version}/rekey', summary: 'What a second person types again from the paper: which cells there are and who typed it first, never what it says.',
      capability, access: rekeys, status: 200, params: contract.rekeyParams, answer: contract.rekeyForm,
      example: ({ prescriptionId }) => ({ params: { id: prescriptionId ?? '', version: '1' } }),
      run: async (by, { params }) => ({ body: await openRekey(deps, by, params.id, params.version) }),
    }),
    route({
      method: 'POST', path: '/prescriptions/{id}/versions/{version}/rekey', summary: 'Compares a second typing of the paper with the first; the answer names what differs. Nobody checks what they typed themselves.',
      capability, access: rekeys, status: 200, params: contract.rekeyParams, body: contract.newRekey, answer: contract.rekeyResult,
      example: ({ foreignPrescriptionId }) => ({ params: { id: foreignPrescriptionId ?? '', version: '1' }, body: { right: { sphere: -4250 }, left: { sphere: -3750 } } }),
      run: async (by, { params, body }, call) => ({ body: await rekeyPrescription(deps, by, call, params.id, params.version, body) }),
    }),
  ]
}
