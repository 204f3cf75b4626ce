import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { DeliveryView } from '../contract.ts'
import { TEST_TYPE, testMessage } from '../domain/index.ts'
import { deliveryColumns, toDeliveryView } from './delivery-data.ts'
import type { DeliveryRow } from './delivery-data.ts'
import type { WebhooksDeps } from './deps.ts'
import { lockEndpoint } from './endpoint-data.ts'
import { webhooksProblems } from './problems.ts'
import { PIECE, sendDeadPiece } from './tidy-webhook.ts'

/** Sends a message of its own kind, to see whether the receiver listens. @throws {Problem} webhooks/off */
export const sendTest = ({ db, keys, now }: WebhooksDeps, by: StaffMember, call: Call, id: string): Promise<DeliveryView> =>
  once<DeliveryView>(db, keys, onceBy(by, call), async (tx) => {
    const { version } = await lockWorking(tx, id)
    const messageId = newId()
    tx.send(sql`
      insert into webhook_deliveries (organization_id, endpoint_id, message_id, type, subject_id, body, next_attempt_at)
      values (${tx.organizationId}, ${id}, ${messageId}, ${TEST_TYPE}, ${id}, ${JSON.stringify(testMessage(id, version, now()))}, now())`)
    audit(tx, by, call, { action: 'webhooks.tested', subject: { kind: 'webhook', id } })
    return { answer: await deliveryNow(tx, id, messageId), ids: { messageId } }
  }, (tx, ids) => deliveryNow(tx, id, ids.messageId ?? ''))

/** Sends a delivery again under its own id, from now on with all its tries. One that waits is tried at once. @throws {Problem} http/not-found, webhooks/off */
export const sendAgain = ({ db, keys }: WebhooksDeps, by: StaffMember, call: Call, id: string, messageId: string): Promise<DeliveryView> =>
  once<DeliveryView>(db, keys, onceBy(by, call), async (tx) => {
    await lockWorking(tx, id)
    const found = await tx.run(sql`
      update webhook_deliveries set state = 'waiting', tries = 0, next_attempt_at = now() where organization_id = ${tx.organizationId} and endpoint_id = ${id} and message_id = ${messageId}`)
    if (found === 0) throw new Problem(httpProblems.notFound)
    audit(tx, by, call, { action: 'webhooks.resent', subject: { kind: 'webhook', id }, changes: { messageId } })
    return { answer: await deliveryNow(tx, id, messageId), ids: { messageId } }
  }, (tx, ids) => deliveryNow(tx, id, ids.messageId ?? ''))

interface Resent { readonly sent: number; readonly more: boolean }

/** Sends every delivery that nobody took again: a thousand now, and where there are more, those by themselves soon (tidy-webhook.ts). @throws {Problem} webhooks/off */
export const sendDeadAgain = ({ db, keys }: WebhooksDeps, by: StaffMember, call: Call, id: string): Promise<Resent> =>
  once<Resent>(db, keys, onceBy(by, call), async (tx) => {
    await lockWorking(tx, id)
    const sent = await sendDeadPiece(tx, id)
    const more = sent === PIECE
    if (more) tx.send(sql`update webhook_endpoints set resending = true where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'webhooks.resent', subject: { kind: 'webhook', id }, changes: { sent, more } })
    return { answer: { sent, more }, ids: { sent: String(sent), more: String(more) } }
  }, async (_, ids) => ({ sent: Number(ids.sent), more: ids.more === 'true' }))

async function lockWorking(tx: Tx, id: string): Promise<{ readonly version: number }> {
  const endpoint = await lockEndpoint(tx, id)
  if (!endpoint.enabled) throw new Problem(webhooksProblems.off)
  return endpoint
}

/** @throws {Problem} http/not-found, where what was asked for once is asked for again after the webhook or the delivery has gone */
async function deliveryNow(tx: Tx, id: string, messageId: string): Promise<DeliveryView> {
  const row = await tx.maybe<DeliveryRow>(sql`
    select ${deliveryColumns} from webhook_deliveries d where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${id} and d.message_id = ${messageId}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return toDeliveryView(row)
}
