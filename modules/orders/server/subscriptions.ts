import type { Deps } from '#platform/deps'
import type { Subscription } from '#platform/facts/subscriptions'
import { keepListAfterCustomer } from './keep-list.ts'
import { mendList } from './mend-list.ts'

const capability = 'orders'

/** What orders listen to. */
export const ordersSubscriptions = ({ db }: Pick<Deps, 'db'>): Subscription[] => [
  { job: 'orders.keep-list', capability, facts: ['customers.changed'], handle: async ({ organizationId, subjectId }) => keepListAfterCustomer(db, organizationId, subjectId) },
  {
    // While orders were switched off nobody kept the list.
    job: 'orders.catch-up', capability, facts: ['identity.capability-switched'],
    handle: async ({ organizationId, capability: switched, enabled }) => {
      if (switched === capability && enabled === true) await mendList(db, organizationId)
    },
  },
]
