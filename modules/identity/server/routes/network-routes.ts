import type { Route } from '#platform/http/route'
import { networkView } from '../../contracts/network.ts'
import type { NetworkView } from '../../contracts/network.ts'
import { route } from '../route.ts'
import type { StaffMember } from '../staff-member.ts'

/** How other devices reach this installation; `view` is the server's own knowledge of it. */
export const networkRoutes = (view: () => NetworkView): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/network', summary: 'Under which addresses other devices reach this Lunette, and which certificate they trust.',
    access: { right: 'organization.manage', scope: 'organization' }, capability: null,
    answer: networkView, status: 200, example: () => ({}),
    run: async () => ({ body: view() }),
  }),
]
