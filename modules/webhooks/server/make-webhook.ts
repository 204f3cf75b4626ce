import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { seal } from '#platform/crypto/seal'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { newWebhookSecret } from '#platform/webhooks/sign'
import type { WebhookMade, newWebhook } from '../contract.ts'
import { shownUrl } from '../domain/index.ts'
import type { WebhooksDeps } from './deps.ts'
import { endpointById, toWebhookView } from './endpoint-data.ts'
import { callableUrl } from './judge-address.ts'
import { webhooksProblems } from './problems.ts'
import { secretPurpose } from './sealed.ts'

const MOST = 20

interface Made { readonly webhook: WebhookMade; readonly created: boolean }

/** Makes an endpoint. Its secret is answered this once. @throws {Problem} webhooks/refused-address, webhooks/too-many, http/id-exists */
export function makeWebhook({ db, keys, now, inside }: WebhooksDeps, by: StaffMember, call: Call, { id = newId(), url: address, description, types }: z.output<typeof newWebhook>): Promise<Made> {
  const url = callableUrl(address, inside)
  const wanted = [...new Set(types)].toSorted()
  return once<Made>(db, keys, onceBy(by, call), async (tx) => {
    // Two at once count one after the other.
    tx.send(sql`select from organizations where id = ${tx.organizationId} for no key update`)
    const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from webhook_endpoints where organization_id = ${tx.organizationId} and id <> ${id} and removed_at is null`)
    if (count >= MOST) throw new Problem(webhooksProblems.tooMany)
    const secret = newWebhookSecret()
    const sealed = seal(await keys.organizationKey(tx), secretPurpose(id), Buffer.from(secret))
    const added = await tx.run(sql`
      insert into webhook_endpoints (organization_id, id, url, description, types, secret, secret_made_at) values (${tx.organizationId}, ${id}, ${url}, ${description}, ${wanted}, ${sealed}, ${now()})
      on conflict (organization_id, id) do nothing`)
    const webhook = toWebhookView(await endpointById(tx, id), now())
    if (added === 0) {
      if (webhook.removing || webhook.url !== url || webhook.description !== description || webhook.types.join() !== wanted.join()) throw new Problem(httpProblems.idExists)
      return { answer: { webhook: { ...webhook, secret: null }, created: false }, ids: { webhookId: id } }
    }
    audit(tx, by, call, { action: 'webhooks.made', subject: { kind: 'webhook', id }, changes: { url: shownUrl(url), types: wanted } })
    recordFacts(tx, { kind: 'webhooks.changed', subjectId: id, subjectVersion: 1 })
    return { answer: { webhook: { ...webhook, secret }, created: true }, ids: { webhookId: id } }
  }, async (tx, { webhookId = id }) => ({ webhook: { ...toWebhookView(await endpointById(tx, webhookId), now()), secret: null }, created: true }))
}
