import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { personExport } from '../../contract.ts'
import { erasePerson } from '../erase-person.ts'
import { exportPerson } from '../export/export-person.ts'
import { printPerson } from '../export/print-person.ts'
import type { CustomersDeps } from '../person-part.ts'

const exports = { right: 'customers.export', scope: 'organization' } as const

/** What the law gives a person: to see everything, and to be forgotten. */
export const personRoutes = (deps: CustomersDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/{id}/export', summary: 'Everything kept about the person, from all parts of Lunette. Written down.',
    capability: 'customers', access: exports, stepUp: true, status: 200, params: idParams, answer: personExport,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: async (by, { params }, call) => ({ body: (await exportPerson(deps, by, call, params.id)).person }),
  }),
  route({
    method: 'GET', path: '/customers/{id}/export.pdf', summary: 'The same as a paper in the person\'s own language.',
    capability: 'customers', access: exports, stepUp: true, status: 200, params: idParams, file: 'application/pdf',
    example: ({ customerId }) => ({ params: { id: customerId ?? '' } }),
    run: (by, { params }, call) => printPerson(deps, by, call, params.id),
  }),
  route({
    method: 'POST', path: '/customers/{id}/erase', summary: 'Forgets the person for good. Refused while an order is open or something is to be paid; ledgers stay and name nobody.',
    capability: 'customers', access: { right: 'customers.erase', scope: 'organization' }, stepUp: true, status: 204, params: idParams, ifMatch: true,
    example: ({ otherCustomerId }) => ({ params: { id: otherCustomerId ?? '' }, ifMatch: '1' }),
    run: async (by, { params, version }, call) => {
      await erasePerson(deps, by, call, params.id, version)
      return { body: undefined }
    },
  }),
]
