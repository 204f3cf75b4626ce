import { audit, ownersOf } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import { shownUrl } from '../domain/index.ts'

/** Switches an endpoint off by itself: it answered that it is gone, or nothing but failures for days. The owners are told by mail; what waits for it is buried afterwards (tidy-webhook.ts). */
export async function switchOff(tx: Tx, endpointId: string, reason: 'gone' | 'failing', now: Date): Promise<void> {
  const off = await tx.maybe<{ version: number; url: string }>(sql`
    update webhook_endpoints set enabled = false, off_reason = ${reason}, off_at = ${now}, version = version + 1
    where organization_id = ${tx.organizationId} and id = ${endpointId} and enabled returning version, url`)
  if (!off) return
  audit(tx, 'system', null, { action: 'webhooks.switched-off', subject: { kind: 'webhook', id: endpointId }, changes: { url: shownUrl(off.url), reason } })
  // A fact for each letter, so that one which has to wait repeats no other.
  const letters = (await ownersOf(tx)).map(({ staffId }) => ({ kind: 'webhooks.switched-off', subjectId: staffId, subjectVersion: 0, ownerStaffIds: [staffId], payload: { endpointId } }))
  recordFacts(tx, { kind: 'webhooks.changed', subjectId: endpointId, subjectVersion: off.version }, ...letters)
}
