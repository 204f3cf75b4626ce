import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { timelinePage, timelineQuery } from '../../contract.ts'
import type { CustomersDeps } from '../person-part.ts'
import { readTimeline } from '../timeline.ts'

/** Everything about a customer in one sequence. */
export const timelineRoutes = (deps: CustomersDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/customers/{id}/timeline', summary: 'Everything that happened with the customer, newest first, of all kinds or some.',
    capability: 'customers', access: { right: 'customers.read', scope: 'own' }, status: 200, params: idParams, query: timelineQuery, answer: timelinePage,
    example: ({ customerId }) => ({ params: { id: customerId ?? '' }, query: { kind: 'order', limit: '20' } }),
    run: async (by, { params, query }) => ({ body: await readTimeline(deps, deps.parts ?? [], by, params.id, query) }),
  }),
]
