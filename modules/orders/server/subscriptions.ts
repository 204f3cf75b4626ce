import { dayIn } from '#kernel/days'
import type { Deps } from '#platform/deps'
import { emptyRemovedFiles } from '#platform/files/erase-files'
import type { DailyJob } from '#platform/jobs/daily-jobs'
import type { Subscription } from '#platform/facts/subscriptions'
import { assignOrder } from './assign-order.ts'
import { dropOldVersions } from './drop-old-versions.ts'
import { isFollowed } from './following-rules.ts'
import { keepListAfterCustomer } from './keep-list.ts'
import { mendList } from './mend-list.ts'
import { keepAllClasses, keepClassAfterOrder } from './person/keep-classes.ts'

const capability = 'orders'

/** What orders listen to. */
export const ordersSubscriptions = ({ db, now }: Pick<Deps, 'db' | 'now'>): Subscription[] => [
  { job: 'orders.assign', capability, facts: ['orders.taken'], wants: isFollowed('assign'), handle: async ({ organizationId, subjectId }) => assignOrder(db, organizationId, subjectId, now()) },
  { job: 'orders.keep-list', capability, facts: ['customers.changed'], handle: async ({ organizationId, subjectId }) => keepListAfterCustomer(db, organizationId, subjectId) },
  { job: 'orders.keep-class', capability, facts: ['orders.taken', 'orders.changed', 'orders.cancelled'], wants: isFollowed('class'), handle: async ({ organizationId, subjectId }) => keepClassAfterOrder(db, organizationId, subjectId, now()) },
  { job: 'orders.keep-all-classes', capability, facts: ['customers.class-rules-changed'], handle: async ({ organizationId }) => keepAllClasses(db, organizationId, (zone) => dayIn(zone, now())) },
  {
    job: 'orders.keep-list-after-merge', capability, facts: ['customers.merged', 'customers.unmerged'],
    handle: async ({ organizationId, subjectId, mergedId }) => {
      await keepListAfterCustomer(db, organizationId, subjectId)
      await keepListAfterCustomer(db, organizationId, String(mergedId))
    },
  },
  {
    // While orders were switched off nobody kept the list.
    job: 'orders.catch-up', capability, facts: ['identity.capability-switched'],
    handle: async ({ organizationId, capability: switched, enabled }) => {
      if (switched === capability && enabled === true) await mendList(db, organizationId)
    },
  },
]

/** What orders do every day: classes fall by themselves when what earned them is too long ago, and what need not be kept goes. */
export const ordersDaily = ({ db }: Pick<Deps, 'db'>): DailyJob[] => [
  { job: 'orders.age-classes', capability, handle: async ({ organizationId, day }) => keepAllClasses(db, organizationId, () => String(day)) },
  // Also where orders were switched off: what is kept of them ends all the same.
  { job: 'orders.empty-removed-files', capability: null, handle: async ({ organizationId, day }) => emptyRemovedFiles(db, organizationId, 'order', new Date(`${String(day)}T00:00:00Z`)) },
  { job: 'orders.drop-old-versions', capability: null, handle: async ({ organizationId, day }) => dropOldVersions(db, organizationId, new Date(`${String(day)}T00:00:00Z`)) },
]
