import type { Database } from '#platform/db/database'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'

/** So many deliveries at a time: a moment each, and nobody waits longer than that for what a piece holds. */
export const PIECE = 1_000

/** An endpoint that has something left to do. */
export interface Untidy { readonly organization_id: string; readonly endpoint_id: string }

/**
 * Does a piece of what is left for an endpoint: of one that is removed its deliveries go and at last it goes itself, what waits for one
 * that is off is dead, and one that was asked to is sent again what it did not take. Answers whether more is left.
 */
export const tidyWebhook = (db: Database, { organization_id: organizationId, endpoint_id: id }: Untidy): Promise<boolean> => db.inTenant(organizationId, async (tx) => {
  // Whoever holds it now does the same, or changes it: there is another time.
  const endpoint = await tx.maybe<{ enabled: boolean; removed: boolean; resending: boolean; version: number }>(sql`
    select enabled, removed_at is not null as removed, resending, version from webhook_endpoints where organization_id = ${organizationId} and id = ${id} for no key update skip locked`)
  if (!endpoint) return false
  if (endpoint.removed) return removePiece(tx, id, endpoint.version)
  // Switched on again before anybody came to bury what waits.
  if (endpoint.enabled && !endpoint.resending) return false
  const more = await (endpoint.enabled ? sendDeadPiece(tx, id) : buryPiece(tx, id)) === PIECE
  if (!more && endpoint.resending) tx.send(sql`update webhook_endpoints set resending = false where organization_id = ${organizationId} and id = ${id}`)
  return more
})

async function removePiece(tx: Tx, id: string, version: number): Promise<boolean> {
  const gone = await tx.run(sql`
    delete from webhook_deliveries d using (
      select o.message_id from webhook_deliveries o where o.organization_id = ${tx.organizationId} and o.endpoint_id = ${id} order by o.message_id limit ${PIECE}) old
    where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = old.message_id`)
  if (gone === PIECE) return true
  tx.send(sql`delete from webhook_endpoints where organization_id = ${tx.organizationId} and id = ${id}`)
  recordFacts(tx, { kind: 'webhooks.changed', subjectId: id, subjectVersion: version + 1 })
  return false
}

/** What waits is tried no more; somebody may send it again. */
const buryPiece = (tx: Tx, id: string): Promise<number> => tx.run(sql`
  update webhook_deliveries d set state = 'dead' from (
    select o.message_id from webhook_deliveries o where o.organization_id = ${tx.organizationId} and o.endpoint_id = ${id} and o.state = 'waiting' order by o.next_attempt_at, o.message_id limit ${PIECE}) old
  where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = old.message_id and d.state = 'waiting'`)

/** Sends again what nobody took, the oldest first, at most a piece of it; answers how many. */
export const sendDeadPiece = (tx: Tx, id: string): Promise<number> => tx.run(sql`
  update webhook_deliveries d set state = 'waiting', tries = 0, next_attempt_at = now() from (
    select o.message_id from webhook_deliveries o where o.organization_id = ${tx.organizationId} and o.endpoint_id = ${id} and o.state = 'dead' order by o.message_id limit ${PIECE}) old
  where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = old.message_id and d.state = 'dead'`)
