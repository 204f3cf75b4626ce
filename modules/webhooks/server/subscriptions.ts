import type { Subscription } from '#platform/facts/subscriptions'
import type { DailyJob } from '#platform/jobs/daily-jobs'
import { letterJob } from '#platform/mail/mail'
import type { WebhooksDeps } from './deps.ts'
import { emptyOldDeliveries } from './empty-old-deliveries.ts'
import { tellOwner } from './tell-owner.ts'

/** What webhooks listen to as jobs: themselves. What they tell others of is taken from the relay (make-deliveries.ts). */
export const webhooksSubscriptions = (deps: Pick<WebhooksDeps, 'db' | 'mail' | 'publicUrl'>): Subscription[] => [
  { job: 'webhooks.tell-owner', capability: 'webhooks', ...letterJob, facts: ['webhooks.switched-off'], handle: (payload) => tellOwner(deps, payload) },
]

/** Retention holds also where webhooks are switched off. */
export const webhooksDaily = ({ db, now }: Pick<WebhooksDeps, 'db' | 'now'>): DailyJob[] => [
  { job: 'webhooks.empty-old', capability: null, handle: ({ organizationId }) => emptyOldDeliveries(db, organizationId, now()) },
]
