import { routesFor } from '#platform/http/route'
import type { StaffMember } from './staff-member.ts'

/** Declare a route of the table: `route` for members of an organization, `open` for anybody. */
export const { route, open } = routesFor<StaffMember>()
