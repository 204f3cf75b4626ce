import type { Deps } from '#platform/deps'
import type { Subscription } from '#platform/facts/subscriptions'
import { workOnImport } from './work-on-import.ts'

const IMPORT_JOB = 'imports.work'

/** What somebody was killed over, for whoever gives it back to the queue. */
export const cutOffImports = { job: IMPORT_JOB, waiting: 'select organization_id, id from app.waiting_imports()' } as const

/** What imports listen to: themselves. */
export const importsSubscriptions = (deps: Pick<Deps, 'db' | 'keys' | 'log'>): Subscription[] => [
  { job: IMPORT_JOB, capability: 'imports', facts: ['imports.asked'], handle: ({ organizationId, subjectId }) => workOnImport(deps, organizationId, subjectId) },
]
