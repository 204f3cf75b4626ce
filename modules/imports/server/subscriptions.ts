import type { Deps } from '#platform/deps'
import type { Subscription } from '#platform/facts/subscriptions'
import type { DailyJob } from '#platform/jobs/daily-jobs'
import type { JobPayload } from '#platform/jobs/job-runner'
import { hasCapability } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import { kindNeeds } from '../domain/index.ts'
import type { ImportKind } from '../domain/index.ts'
import { emptyOldImports } from './empty-old-imports.ts'
import { workOnImport } from './work-on-import.ts'

const IMPORT_JOB = 'imports.work'

/** What somebody was killed over, for whoever gives it back to the queue. */
export const cutOffImports = { job: IMPORT_JOB, waiting: 'select organization_id, id from app.waiting_imports()' } as const

/** What imports listen to: themselves. */
export const importsSubscriptions = (deps: Pick<Deps, 'db' | 'keys' | 'log'>): Subscription[] => [
  { job: IMPORT_JOB, capability: 'imports', facts: ['imports.asked'], handle: (payload) => workWhereWanted(deps, payload) },
]

/** What imports do every day, also where they were switched off: what they keep of people ends all the same. */
export const importsDaily = (deps: Pick<Deps, 'db' | 'now'>): DailyJob[] => [
  { job: 'imports.empty-old', capability: null, handle: ({ organizationId }) => emptyOldImports(deps, organizationId) },
]

/** Nothing, where the part of Lunette that would keep it was switched off meanwhile: the import waits until it is there again. */
async function workWhereWanted(deps: Pick<Deps, 'db' | 'keys' | 'log'>, { organizationId, subjectId }: JobPayload): Promise<void> {
  const found = await deps.db.look(organizationId, (tx) => tx.maybe<{ kind: ImportKind }>(sql`select kind from imports where organization_id = ${organizationId} and id = ${subjectId}`))
  if (found && await hasCapability(deps.db, organizationId, kindNeeds[found.kind].capability)) await workOnImport(deps, organizationId, subjectId)
}
