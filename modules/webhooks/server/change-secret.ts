import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { seal } from '#platform/crypto/seal'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { newWebhookSecret } from '#platform/webhooks/sign'
import type { WebhookMade } from '../contract.ts'
import type { WebhooksDeps } from './deps.ts'
import { endpointById, lockEndpoint, toWebhookView } from './endpoint-data.ts'
import { webhooksProblems } from './problems.ts'
import { secretPurpose } from './sealed.ts'

const HOUR_MS = 3_600_000

/** Makes a new secret, answered this once. The former one signs beside it for some hours, so that the receiver can change in peace. @throws {Problem} http/version-stale, webhooks/former-secret */
export const changeSecret = ({ db, keys, now }: WebhooksDeps, by: StaffMember, call: Call, id: string, version: number, keepOldHours: number): Promise<WebhookMade> =>
  once<WebhookMade>(db, keys, onceBy(by, call), async (tx) => {
    const before = await lockEndpoint(tx, id)
    if (before.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: before.version, current: toWebhookView(before, now()) })
    // Whoever has not taken the present one over yet would know none of the two that sign.
    if (keepOldHours > 0 && before.old_secret_until && before.old_secret_until > now()) throw new Problem(webhooksProblems.formerSecret, undefined, { until: before.old_secret_until.toISOString() })
    const secret = newWebhookSecret()
    const sealed = seal(await keys.organizationKey(tx), secretPurpose(id), Buffer.from(secret))
    const until = keepOldHours > 0 ? new Date(now().getTime() + keepOldHours * HOUR_MS) : null
    tx.send(sql`
      update webhook_endpoints set old_secret = case when ${until}::timestamptz is null then null else secret end, old_secret_until = ${until}, secret = ${sealed}, secret_made_at = ${now()}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'webhooks.secret-changed', subject: { kind: 'webhook', id }, changes: { keepOldHours } })
    recordFacts(tx, { kind: 'webhooks.changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: { ...toWebhookView(await endpointById(tx, id), now()), secret }, ids: { webhookId: id } }
  }, async (tx, ids) => ({ ...toWebhookView(await endpointById(tx, ids.webhookId ?? id), now()), secret: null }))
