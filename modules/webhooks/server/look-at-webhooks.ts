import { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import { id } from '#platform/http/contract'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { DeliveryView, DeliveryWhole, WebhookView, deliveryQuery, webhooksQuery } from '../contract.ts'
import { deliveryColumns, toDeliveryView } from './delivery-data.ts'
import type { DeliveryRow } from './delivery-data.ts'
import type { WebhooksDeps } from './deps.ts'
import { endpointById, selectEndpoints, toWebhookView } from './endpoint-data.ts'
import type { EndpointRow } from './endpoint-data.ts'

interface Page<T> { readonly items: T[]; readonly nextCursor: string | null }
const place = z.tuple([id])
const FIRST = '00000000-0000-0000-0000-000000000000', LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const TRIES_SHOWN = 50

/** The endpoints, by age. */
export async function listWebhooks({ db, now }: WebhooksDeps, by: StaffMember, { cursor, limit }: z.output<typeof webhooksQuery>): Promise<Page<WebhookView>> {
  const [after] = readCursor(cursor, place) ?? [FIRST]
  const rows = await db.look(by.organizationId, (tx) => tx.rows<EndpointRow>(sql`${selectEndpoints(by.organizationId)} and e.id > ${after} order by e.id limit ${limit + 1}`))
  return toPage(rows, limit, (row) => toWebhookView(row, now()), (row) => [row.id])
}

/** @throws {Problem} http/not-found */
export const readWebhook = async ({ db, now }: WebhooksDeps, by: StaffMember, webhookId: string): Promise<WebhookView> =>
  toWebhookView(await db.look(by.organizationId, (tx) => endpointById(tx, webhookId)), now())

/** What is or was to be delivered to an endpoint, newest first. @throws {Problem} http/not-found */
export async function listDeliveries({ db }: WebhooksDeps, by: StaffMember, webhookId: string, { cursor, limit, state }: z.output<typeof deliveryQuery>): Promise<Page<DeliveryView>> {
  const [before] = readCursor(cursor, place) ?? [LAST]
  const [, rows] = await db.look(by.organizationId, (tx) => Promise.all([endpointById(tx, webhookId), tx.rows<DeliveryRow>(sql`
    select ${deliveryColumns} from webhook_deliveries d
    where d.organization_id = ${by.organizationId} and d.endpoint_id = ${webhookId} ${state ? sql`and d.state = ${state}` : sql``} and d.message_id < ${before}
    order by d.message_id desc limit ${limit + 1}`)]))
  return toPage(rows, limit, toDeliveryView, (row) => [row.message_id])
}

/** One delivery with what was sent and what was answered. @throws {Problem} http/not-found */
export async function readDelivery({ db }: WebhooksDeps, by: StaffMember, webhookId: string, messageId: string): Promise<DeliveryWhole> {
  const [row, tries] = await db.look(by.organizationId, (tx) => Promise.all([
    tx.maybe<DeliveryRow & { url: string; body: string }>(sql`
      select ${deliveryColumns}, e.url, d.body from webhook_deliveries d join webhook_endpoints e on e.organization_id = d.organization_id and e.id = d.endpoint_id
      where d.organization_id = ${tx.organizationId} and d.endpoint_id = ${webhookId} and d.message_id = ${messageId}`),
    tx.rows<{ number: number; at: Date; duration_ms: number; url: string; signature: string; status: number | null; error: string | null; answer: string | null }>(sql`
      select number, at, duration_ms, url, signature, status, error, answer from webhook_attempts
      where organization_id = ${tx.organizationId} and endpoint_id = ${webhookId} and message_id = ${messageId} order by number desc limit ${TRIES_SHOWN}`),
  ]))
  if (!row) throw new Problem(httpProblems.notFound)
  return {
    ...toDeliveryView(row), url: row.url, body: row.body,
    tries: tries.map(({ at, duration_ms: durationMs, ...one }) => ({ ...one, at: at.toISOString(), durationMs })),
  }
}
