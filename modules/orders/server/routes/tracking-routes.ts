import { route } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { idParams } from '#platform/http/contract'
import type { Route } from '#platform/http/route'
import { trackingLink } from '../../contracts/tracking.ts'
import type { OrdersDeps } from '../orders-deps.ts'
import { askTrackingUrl } from '../tracking/tracking-url.ts'

/** Where a customer follows the order; the page itself is served outside the API. */
export const trackingRoutes = (deps: OrdersDeps): Route<StaffMember>[] => [
  route({
    method: 'GET', path: '/orders/{id}/tracking-link', summary: 'The link by which the customer follows the order.', capability: 'orders', access: { right: 'orders.read', scope: 'branch' }, params: idParams, answer: trackingLink, status: 200,
    example: (world) => ({ params: { id: world.orderId ?? '' } }),
    run: async (by, { params }) => ({ body: await askTrackingUrl(deps, by, params.id) }),
  }),
]
