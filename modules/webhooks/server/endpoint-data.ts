import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { WebhookView } from '../contract.ts'
import { webhooksProblems } from './problems.ts'

export interface EndpointRow {
  id: string; url: string; description: string; types: string[]; enabled: boolean; off_reason: WebhookView['offReason']; off_at: Date | null; failing_since: Date | null
  secret_made_at: Date; old_secret_until: Date | null; created_at: Date; removing: boolean; version: number; waiting: number; dead: number
}

/** Endpoints as they are shown; the secrets are not selected. A condition on `e` follows. */
export const selectEndpoints = (organizationId: string): Sql => sql`
  select e.id, e.url, e.description, e.types, e.enabled, e.off_reason, e.off_at, e.failing_since, e.secret_made_at, e.old_secret_until, e.created_at, e.removed_at is not null as removing, e.version,
    (select count(*)::int from (select from webhook_deliveries d where d.organization_id = e.organization_id and d.endpoint_id = e.id and d.state = 'waiting' limit 1000) x) as waiting,
    (select count(*)::int from (select from webhook_deliveries d where d.organization_id = e.organization_id and d.endpoint_id = e.id and d.state = 'dead' limit 1000) x) as dead
  from webhook_endpoints e where e.organization_id = ${organizationId}`

/** @throws {Problem} http/not-found */
export async function endpointById(tx: Tx, id: string): Promise<EndpointRow> {
  const row = await tx.maybe<EndpointRow>(sql`${selectEndpoints(tx.organizationId)} and e.id = ${id}`)
  if (!row) throw new Problem(httpProblems.notFound)
  return row
}

/** The endpoint, locked until the transaction ends, though not against new deliveries to it: those are made for all organizations at once. @throws {Problem} http/not-found, webhooks/being-removed */
export async function lockEndpoint(tx: Tx, id: string): Promise<EndpointRow> {
  const locked = await tx.maybe(sql`select id from webhook_endpoints where organization_id = ${tx.organizationId} and id = ${id} for no key update`)
  if (!locked) throw new Problem(httpProblems.notFound)
  const endpoint = await endpointById(tx, id)
  if (endpoint.removing) throw new Problem(webhooksProblems.beingRemoved)
  return endpoint
}

/** An endpoint as the API shows it. */
export const toWebhookView = (row: EndpointRow, now: Date): WebhookView => ({
  id: row.id, url: row.url, description: row.description, types: row.types, enabled: row.enabled, offReason: row.off_reason, offAt: row.off_at?.toISOString() ?? null,
  failingSince: row.failing_since?.toISOString() ?? null, secretMadeAt: row.secret_made_at.toISOString(),
  oldSecretUntil: row.old_secret_until && row.old_secret_until > now ? row.old_secret_until.toISOString() : null,
  waiting: row.waiting, dead: row.dead, createdAt: row.created_at.toISOString(), removing: row.removing, version: row.version,
})
