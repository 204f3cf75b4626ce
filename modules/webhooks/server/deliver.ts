import { keyVersionOf, open } from '#platform/crypto/seal'
import { isDatabaseAway, sqlState } from '#platform/db/errors'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { judgeAddresses } from '#platform/webhooks/inside'
import { postOnce } from '#platform/webhooks/post'
import type { Posted } from '#platform/webhooks/post'
import { pauseAfter } from '#platform/webhooks/retry'
import { signedHeaders } from '#platform/webhooks/sign'
import type { SignedHeaders } from '#platform/webhooks/sign'
import { isGivenUp } from '../domain/index.ts'
import type { WebhooksDeps } from './deps.ts'
import { secretPurpose } from './sealed.ts'
import { switchOff } from './switch-off.ts'

/** The specification recommends 15 to 30 seconds. */
const ANSWER_MS = 15_000
const GONE = 410

/** Which delivery is meant. */
export interface Claimed { readonly organization_id: string; readonly endpoint_id: string; readonly message_id: string }

export interface DeliverDeps extends Pick<WebhooksDeps, 'db' | 'keys' | 'inside' | 'log'> {
  /** Another clock than the database's, for tests that go on in time. */
  readonly clock?: () => Date
}

interface ToSend { readonly at: Date; readonly url: string; readonly body: string; readonly headers: SignedHeaders | null }

type Outcome = Pick<Posted, 'status' | 'answer' | 'retryAfterMs' | 'durationMs'> & { readonly error: string | null }

const unsendable: Outcome = { status: null, error: 'secret-lost', answer: null, retryAfterMs: null, durationMs: 0 }

/**
 * Tries a delivery once and writes down what came of it. Nothing is held while the receiver thinks; killed meanwhile, the delivery is
 * due again when its lease ends, and goes out under the same id. Cut off by `signal`, it counts as not tried.
 */
export async function deliver(deps: DeliverDeps, claimed: Claimed, signal: AbortSignal): Promise<void> {
  const { db, inside } = deps
  const sending = await db.inTenant(claimed.organization_id, (tx) => readyToSend(deps, tx, claimed))
  if (!sending) return
  const { at, url, body, headers } = sending
  // Several processes share the times that are kept: they are the database's, and from there on only the time that passed is ours.
  const read = performance.now()
  const posted = headers ? await postOnce({ url, headers: { ...headers }, body, judge: judgeAddresses(inside), timeoutMs: ANSWER_MS, signal }) : unsendable
  if (signal.aborted && posted.status === null) return
  await db.inTenant(claimed.organization_id, (tx) => writeDown(tx, claimed, { at, now: new Date(at.getTime() + performance.now() - read), url, signature: headers?.['webhook-signature'] ?? '', outcome: posted }))
}

/** What is to be sent where; null when it is not to be sent any more. */
async function readyToSend({ keys, clock, log }: DeliverDeps, tx: Tx, { endpoint_id: id, message_id: messageId }: Claimed): Promise<ToSend | null> {
  const row = await tx.maybe<{ at: Date; url: string; body: string; enabled: boolean; secret: Buffer; old_secret: Buffer | null; old_secret_until: Date | null }>(sql`
    select coalesce(${clock?.() ?? null}::timestamptz, now()) as at, e.url, d.body, e.enabled, e.secret, e.old_secret, e.old_secret_until
    from webhook_deliveries d join webhook_endpoints e on e.organization_id = d.organization_id and e.id = d.endpoint_id
    where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = ${messageId} and d.state = 'waiting'`)
  if (!row) return null
  // Made by a fact that was on its way when the endpoint was switched off.
  if (!row.enabled) {
    tx.send(sql`
      update webhook_deliveries set state = 'dead' where organization_id = ${tx.organizationId} and endpoint_id = ${id} and message_id = ${messageId} and state = 'waiting'`)
    return null
  }
  const { at, url, body } = row
  const sealed = [row.secret, ...(row.old_secret && row.old_secret_until && row.old_secret_until > at ? [row.old_secret] : [])]
  const secretOf = async (bytes: Buffer): Promise<string> => open(await keys.organizationKey(tx, keyVersionOf(bytes)), secretPurpose(id), bytes).toString()
  try {
    return { at, url, body, headers: signedHeaders(messageId, at, body, await Promise.all(sealed.map(secretOf))) }
  } catch (error) {
    if (sqlState(error) !== null || isDatabaseAway(error)) throw error
    // Its key is gone, or it was damaged: tried as often as any other, and told to the owners like any other that nobody takes.
    log.warn({ err: error, organizationId: tx.organizationId }, 'the secret of a webhook cannot be opened')
    return { at, url, body, headers: null }
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
  // What a receiver says of what it took may name a customer, and helps nobody.
  tx.send(sql`
    insert into webhook_attempts (organization_id, endpoint_id, message_id, number, at, duration_ms, url, signature, status, error, answer)
    values (${tx.organizationId}, ${id}, ${messageId}, ${before.attempts + 1}, ${at}, ${durationMs}, ${url}, ${signature}, ${status}, ${error}, ${taken ? null : answer})`)
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
