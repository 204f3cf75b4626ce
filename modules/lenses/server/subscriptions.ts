import type { Deps } from '#platform/deps'
import type { Subscription } from '#platform/facts/subscriptions'
import { loadCatalogue } from './load-catalogue.ts'

const LOAD_JOB = 'lenses.load'

/** What somebody was killed over, for whoever gives it back to the queue. */
export const cutOffCatalogues = { job: LOAD_JOB, waiting: 'select organization_id, id from app.waiting_lens_catalogues()' } as const

/** What lenses listen to: themselves. */
export const lensesSubscriptions = (deps: Pick<Deps, 'db' | 'log'>): Subscription[] => [
  { job: LOAD_JOB, capability: 'catalog', facts: ['lenses.import-asked'], handle: ({ organizationId, subjectId }) => loadCatalogue(deps, organizationId, subjectId) },
]
