import type { Deps } from '#platform/deps'
import type { Subscription } from '#platform/facts/subscriptions'
import { keepListAfterCustomer } from './keep-list.ts'

/** What orders listen to. */
export const ordersSubscriptions = ({ db }: Pick<Deps, 'db'>): Subscription[] => [
  { job: 'orders.keep-list', facts: ['customers.changed'], handle: ({ organizationId, subjectId }) => keepListAfterCustomer(db, organizationId, subjectId) },
]
