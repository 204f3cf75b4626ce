import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { WebhookView, webhookChange } from '../contract.ts'
import { shownUrl } from '../domain/index.ts'
import type { WebhooksDeps } from './deps.ts'
import { endpointById, lockEndpoint, toWebhookView } from './endpoint-data.ts'
import { callableUrl } from './judge-address.ts'

/**
 * Changes an endpoint, or switches it on or off. What waits for one that is switched off is dead soon (tidy-webhook.ts); switched on it
 * begins anew with what happens from then on. @throws {Problem} http/version-stale, webhooks/refused-address, webhooks/being-removed
 */
export function changeWebhook({ db, keys, now, inside }: WebhooksDeps, by: StaffMember, call: Call, id: string, version: number, change: z.output<typeof webhookChange>): Promise<WebhookView> {
  const url = change.url === undefined ? undefined : callableUrl(change.url, inside)
  return once<WebhookView>(db, keys, onceBy(by, call), async (tx) => {
    const before = await lockEndpoint(tx, id)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: toWebhookView(before, now()) })
    const next = { url: url ?? before.url, description: change.description ?? before.description, types: change.types ? [...new Set(change.types)].toSorted() : before.types, enabled: change.enabled ?? before.enabled }
    const turned = next.enabled !== before.enabled
    tx.send(sql`
      update webhook_endpoints set url = ${next.url}, description = ${next.description}, types = ${next.types}, version = version + 1, enabled = ${next.enabled},
        off_reason = case when ${next.enabled} then null else coalesce(off_reason, 'person') end, off_at = case when ${next.enabled} then null else coalesce(off_at, ${now()}) end,
        failing_since = case when ${turned || next.url !== before.url} then null else failing_since end, failures = case when ${turned || next.url !== before.url} then 0 else failures end
      where organization_id = ${tx.organizationId} and id = ${id}`)
    const { types, enabled } = before
    audit(tx, by, call, { action: 'webhooks.changed', subject: { kind: 'webhook', id }, changes: { before: { url: shownUrl(before.url), types, enabled }, after: { url: shownUrl(next.url), types: next.types, enabled: next.enabled } } })
    recordFacts(tx, { kind: 'webhooks.changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: toWebhookView(await endpointById(tx, id), now()), ids: { webhookId: id } }
  }, async (tx, ids) => toWebhookView(await endpointById(tx, ids.webhookId ?? id), now()))
}

/** Takes an endpoint away with all that was delivered to it. It is told nothing from now on; a thousand deliveries go at a time (tidy-webhook.ts), and it is shown until the last has gone. */
export const removeWebhook = ({ db, keys, now }: WebhooksDeps, by: StaffMember, call: Call, id: string): Promise<void> =>
  once<void>(db, keys, onceBy(by, call), async (tx) => {
    const { url, version } = await lockEndpoint(tx, id)
    tx.send(sql`
      update webhook_endpoints set removed_at = ${now()}, enabled = false, off_reason = coalesce(off_reason, 'person'), off_at = coalesce(off_at, ${now()}), resending = false, old_secret = null, old_secret_until = null, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'webhooks.removed', subject: { kind: 'webhook', id }, changes: { url: shownUrl(url) } })
    recordFacts(tx, { kind: 'webhooks.changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: undefined, ids: { webhookId: id } }
  }, async () => undefined)
