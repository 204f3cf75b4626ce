import type { Route } from '#platform/http/route'
import type { IdentityDeps } from './deps.ts'
import { auditRoutes } from './routes/audit-routes.ts'
import { handsRoutes } from './routes/hands-routes.ts'
import { organizationRoutes } from './routes/organization-routes.ts'
import { personRoutes } from './routes/person-routes.ts'
import { secondFactorRoutes } from './routes/second-factor-routes.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { setupRoutes } from './routes/setup-routes.ts'
import { staffRoutes } from './routes/staff-routes.ts'
import type { StaffMember } from './staff-member.ts'

/** Every address of this module. */
export const identityRoutes = (deps: IdentityDeps): Route<StaffMember>[] =>
  [sessionRoutes, handsRoutes, setupRoutes, personRoutes, organizationRoutes, staffRoutes, auditRoutes, secondFactorRoutes].flatMap((routes) => routes(deps))
