import { timeOfId } from '#kernel/ids'
import { keyVersionOf, openJson, sealJson } from '#platform/crypto/seal'
import type { Keyring } from '#platform/crypto/keyring'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import type { Tx } from './tx.ts'

/** What is kept of a committed mutation: the ids it made, never what it said. */
export type Ids = Readonly<Record<string, string>>

export interface Once {
  readonly organizationId: string
  readonly actorId: string
  readonly idempotency: { readonly key: string; readonly hash: Buffer } | null
}

const DAY_MS = 86_400_000
const PURPOSE = 'idempotency'

/**
 * Runs a mutation at most once per (organization, actor, key). The row is inserted with the change: only committed outcomes
 * are kept, a refusal rolls back and is judged again. A twin waits for the first at the primary key and is answered through
 * `again`, which presents the same things from current data.
 * @throws {Problem} http/key-reused when the key came with another request
 */
export async function once<T>(db: Database, keys: Keyring, by: Once, work: (tx: Tx) => Promise<{ answer: T; ids: Ids }>, again: (tx: Tx, ids: Ids) => Promise<T>): Promise<T> {
  const call = by.idempotency
  if (!call) return db.inTenant(by.organizationId, async (tx) => (await work(tx)).answer)
  const day = partitionDay(call.key)
  try {
    return await db.inTenant(by.organizationId, async (tx) => {
      const claimed = tx.run(sql`
        insert into idempotency (organization_id, actor_id, key, key_day, request_hash)
        values (${tx.organizationId}, ${by.actorId}, ${call.key}, ${day}, ${call.hash}) on conflict do nothing`)
      // The work starts in the same trip; when the key turns out to be taken, all of it is rolled back.
      const working = work(tx)
      working.catch(() => undefined)
      if (await claimed === 0) throw new Repeated()
      const { answer, ids } = await working
      const key = await keys.organizationKey(tx)
      tx.send(sql`
        update idempotency set outcome = ${sealJson(key, PURPOSE, ids)}
        where organization_id = ${tx.organizationId} and actor_id = ${by.actorId} and key = ${call.key} and key_day = ${day}`)
      return answer
    })
  } catch (error) {
    if (!(error instanceof Repeated)) throw error
    return db.inTenant(by.organizationId, (tx) => answerAgain(tx, keys, by, day, again))
  }
}

class Repeated extends Error {}

async function answerAgain<T>(tx: Tx, keys: Keyring, by: Once, day: string, again: (tx: Tx, ids: Ids) => Promise<T>): Promise<T> {
  const row = await tx.one<{ request_hash: Buffer; outcome: Buffer }>(sql`
    select request_hash, outcome from idempotency
    where organization_id = ${tx.organizationId} and actor_id = ${by.actorId} and key = ${by.idempotency?.key} and key_day = ${day}`)
  if (!row.request_hash.equals(by.idempotency?.hash ?? Buffer.alloc(0))) throw new Problem(httpProblems.keyReused)
  return again(tx, openJson(await keys.organizationKey(tx, keyVersionOf(row.outcome)), PURPOSE, row.outcome) as Ids)
}

/** The partition of a key: the day inside a UUIDv7, so that a second try after midnight meets the first (docs/decisions/0006). */
export function partitionDay(key: string, now: number = Date.now()): string {
  const at = timeOfId(key)
  return at !== null && at > now - 29 * DAY_MS && at < now + 6 * DAY_MS ? new Date(at).toISOString().slice(0, 10) : '1970-01-01'
}
