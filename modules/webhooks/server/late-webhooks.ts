import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

export interface LateWebhook { readonly description: string; readonly since: Date }

/** The endpoints that work and whose oldest due message has been waiting for more than ten minutes: nobody sends, or the receiver takes them more slowly than they come. */
export const lateWebhooks = (tx: Tx): Promise<LateWebhook[]> => tx.rows<LateWebhook>(sql`
  select e.description, d.next_attempt_at as since from webhook_endpoints e
  cross join lateral (
    select w.next_attempt_at from webhook_deliveries w
    where w.organization_id = e.organization_id and w.endpoint_id = e.id and w.state = 'waiting' and w.next_attempt_at < now() - interval '10 minutes' order by w.next_attempt_at limit 1) d
  where e.organization_id = ${tx.organizationId} and e.enabled
    and not exists (select from organization_capabilities c where c.organization_id = e.organization_id and c.capability = 'webhooks' and not c.enabled)
  order by e.id`)
