import type { Route } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import type { StaffMember } from './staff-member.ts'

/** Every address of this module. */
export const identityRoutes = (deps: IdentityDeps): Route<StaffMember>[] => [...sessionRoutes(deps)]
