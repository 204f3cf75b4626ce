import { newId } from '#kernel/ids'
import { sealJson } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import type { StaffMember } from './staff-member.ts'

export interface AuditEntry {
  /** `orders.cancelled`, `customers.changed`, `sessions.started`… */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly branchId?: string | null
  /** Before and after, without personal values. */
  readonly changes?: Readonly<Record<string, unknown>>
  /** Personal values of the change; only who holds the person's key reads them, and erasure ends that. */
  readonly personal?: { readonly personId: string; readonly key: Key; readonly values: unknown }
}

/** Writes down who did what, in the transaction of the change. Appended only; the app may not change or delete entries. */
export function audit(tx: Tx, by: Pick<StaffMember, 'kind' | 'actorId' | 'sessionId'> | 'system', call: Pick<Call, 'requestId' | 'address'> | null, entry: AuditEntry): void {
  const actor = by === 'system' ? { kind: 'system', actorId: null, sessionId: null } : by
  const { personal } = entry
  tx.send(sql`
    insert into audit_entries (organization_id, id, actor_kind, actor_id, session_id, request_id, address, action, subject_kind, subject_id, branch_id, changes, person_id, personal)
    values (${tx.organizationId}, ${newId()}, ${actor.kind}, ${actor.actorId}, ${actor.sessionId}, ${call?.requestId ?? null}, ${call?.address ?? null}::inet,
      ${entry.action}, ${entry.subject.kind}, ${entry.subject.id}, ${entry.branchId ?? null}, ${entry.changes ? JSON.stringify(entry.changes) : null}::jsonb,
      ${personal?.personId ?? null}, ${personal ? sealJson(personal.key, 'audit', personal.values) : null})`)
}
