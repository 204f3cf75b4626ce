import type { StaffMember } from '#modules/identity/server'
import type { Route } from '#platform/http/route'
import type { LabsDeps } from './deps.ts'
import { inspectionRoutes } from './routes/inspection-routes.ts'
import { labOrderRoutes } from './routes/lab-order-routes.ts'
import { labRoutes } from './routes/lab-routes.ts'
import { toleranceRoutes } from './routes/tolerance-routes.ts'
import { traceRoutes } from './traces/trace-routes.ts'

/** Labs, what is ordered from them, and what is inspected. */
export const labsRoutes = (deps: LabsDeps): Route<StaffMember>[] => [...labRoutes(deps), ...labOrderRoutes(deps), ...inspectionRoutes(deps), ...toleranceRoutes(deps), ...traceRoutes(deps)]
