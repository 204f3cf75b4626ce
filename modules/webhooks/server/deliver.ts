import { KeyLost } from '#platform/crypto/key-lost'
import { keyVersionOf, open } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { judgeAddresses } from '#platform/webhooks/inside'
import { postOnce } from '#platform/webhooks/post'
import type { Posted } from '#platform/webhooks/post'
import { pauseAfter } from '#platform/webhooks/retry'
import { signedHeaders } from '#platform/webhooks/sign'
import { isGivenUp } from '../domain/index.ts'
import type { WebhooksDeps } from './deps.ts'
import { secretPurpose } from './sealed.ts'
import { switchOff } from './switch-off.ts'

/** The specification recommends 15 to 30 seconds. */
const ANSWER_MS = 15_000
const GONE = 410

/** Which delivery is meant. */
export interface Claimed { readonly organization_id: string; readonly endpoint_id: string; readonly message_id: string }

type DeliverDeps = Pick<WebhooksDeps, 'db' | 'keys' | 'now' | 'inside'>

interface ToSend { readonly url: string; readonly body: string; readonly secrets: readonly string[] | null }

type Outcome = Pick<Posted, 'status' | 'answer' | 'retryAfterMs' | 'durationMs'> & { readonly error: string | null }

const unsendable: Outcome = { status: null, error: 'secret-lost', answer: null, retryAfterMs: null, durationMs: 0 }

/**
 * Tries a delivery once and writes down what came of it. Nothing is held while the receiver thinks; killed meanwhile, the delivery is
 * due again when its lease ends, and goes out under the same id. Cut off by `signal`, it counts as not tried.
 */
export async function deliver(deps: DeliverDeps, claimed: Claimed, signal: AbortSignal): Promise<void> {
  const { db, now, inside } = deps
  const sending = await db.inTenant(claimed.organization_id, (tx) => readyToSend(deps, tx, claimed))
  if (!sending) return
  const at = now()
  const { url, body, secrets } = sending
  const headers = secrets && signedHeaders(claimed.message_id, at, body, secrets)
  const posted = headers ? await postOnce({ url, headers: { ...headers }, body, judge: judgeAddresses(inside), timeoutMs: ANSWER_MS, signal }) : unsendable
  if (signal.aborted && posted.status === null) return
  await db.inTenant(claimed.organization_id, (tx) => writeDown(tx, claimed, { at, now: now(), url, signature: headers?.['webhook-signature'] ?? '', outcome: posted }))
}

/** What is to be sent where; null when it is not to be sent any more. */
async function readyToSend({ keys, now }: DeliverDeps, tx: Tx, { endpoint_id: id, message_id: messageId }: Claimed): Promise<ToSend | null> {
  const row = await tx.maybe<{ url: string; body: string; enabled: boolean; secret: Buffer; old_secret: Buffer | null }>(sql`
    select e.url, d.body, e.enabled, e.secret, case when e.old_secret_until > ${now()} then e.old_secret end as old_secret
    from webhook_deliveries d join webhook_endpoints e on e.organization_id = d.organization_id and e.id = d.endpoint_id
    where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = ${messageId} and d.state = 'waiting'`)
  if (!row) return null
  // Made by a fact that was on its way when the endpoint was switched off.
  if (!row.enabled) {
    tx.send(sql`
      update webhook_deliveries set state = 'dead' where organization_id = ${tx.organizationId} and endpoint_id = ${id} and message_id = ${messageId} and state = 'waiting'`)
    return null
  }
  const opened = async (sealed: Buffer): Promise<string> => open(await keys.organizationKey(tx, keyVersionOf(sealed)), secretPurpose(id), sealed).toString()
  try {
    const secrets = await Promise.all([row.secret, ...(row.old_secret ? [row.old_secret] : [])].map(opened))
    return { url: row.url, body: row.body, secrets }
  } catch (error) {
    if (!(error instanceof KeyLost)) throw error
    return { url: row.url, body: row.body, secrets: null }
  }
}

interface Tried { readonly at: Date; readonly now: Date; readonly url: string; readonly signature: string; readonly outcome: Outcome }

async function writeDown(tx: Tx, { endpoint_id: id, message_id: messageId }: Claimed, { at, now, url, signature, outcome }: Tried): Promise<void> {
  const endpoint = await tx.maybe<{ url: string; failing_since: Date | null; failures: number }>(sql`select url, failing_since, failures from webhook_endpoints where organization_id = ${tx.organizationId} and id = ${id} for no key update`)
  const before = await tx.maybe<{ tries: number; attempts: number; state: string }>(sql`
    select tries, attempts, state from webhook_deliveries where organization_id = ${tx.organizationId} and endpoint_id = ${id} and message_id = ${messageId} for update`)
  // Removed while the receiver thought.
  if (!endpoint || !before) return
  const { status, error, answer, durationMs, retryAfterMs } = outcome
  const taken = status !== null && status >= 200 && status < 300
  const tries = before.tries + 1
  const pause = taken || status === GONE ? null : pauseAfter(tries, retryAfterMs, Math.random())
  // Once taken it stays so, whatever a late try of the same heard.
  const state = taken || before.state === 'delivered' ? 'delivered' : pause === null || before.state === 'dead' ? 'dead' : 'waiting'
  tx.send(sql`
    insert into webhook_attempts (organization_id, endpoint_id, message_id, number, at, duration_ms, url, signature, status, error, answer)
    values (${tx.organizationId}, ${id}, ${messageId}, ${before.attempts + 1}, ${at}, ${durationMs}, ${url}, ${signature}, ${status}, ${error}, ${answer})`)
  tx.send(sql`
    update webhook_deliveries set state = ${state}, tries = ${tries}, attempts = attempts + 1, last_attempt_at = ${at}, last_status = ${status}, last_error = ${error},
      next_attempt_at = ${new Date(now.getTime() + (pause ?? 0))}
    where organization_id = ${tx.organizationId} and endpoint_id = ${id} and message_id = ${messageId}`)
  // What the former address says is not held against the one that stands there now.
  if (endpoint.url !== url) return
  const failingSince = taken ? null : (endpoint.failing_since ?? at)
  const failures = taken ? 0 : endpoint.failures + 1
  tx.send(sql`update webhook_endpoints set failing_since = ${failingSince}, failures = ${failures} where organization_id = ${tx.organizationId} and id = ${id}`)
  if (status === GONE) await switchOff(tx, id, 'gone', now)
  else if (failingSince && isGivenUp(failingSince, failures, now)) await switchOff(tx, id, 'failing', now)
}
