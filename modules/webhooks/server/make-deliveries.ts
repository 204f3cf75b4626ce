import type { RelayedFact } from '#platform/facts/relay'
import { isWebhookType, messageOf } from '../domain/index.ts'

interface Client { query(query: { readonly name: string; readonly text: string; readonly values: unknown[] }): Promise<unknown> }

/**
 * Makes what is to be delivered of a batch of facts, in the transaction that takes them from the outbox: a fact is for an endpoint once,
 * whatever is killed meanwhile. One question for a batch; where nobody listens nothing is made.
 */
export async function makeDeliveries(client: Client, facts: readonly RelayedFact[]): Promise<void> {
  const told = facts.flatMap(({ organization_id: organizationId, id: factId, kind, subject_id: subjectId, subject_version: version, branch_id: branchId, payload, recorded_at: at }) =>
    (isWebhookType(kind) ? [{ organizationId, factId, type: kind, subjectId, body: JSON.stringify(messageOf(kind, { subjectId, version, branchId, at, payload })) }] : []))
  if (told.length > 0) await client.query({ name: 'make-webhooks', text: 'select app.make_webhooks($1, null)', values: [JSON.stringify(told)] })
}
