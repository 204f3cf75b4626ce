import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** Something that happened, told to whoever listens after the commit. Ids and codes only, never a personal value. */
export interface Fact {
  /** `orders.phase-changed` */
  readonly kind: string
  readonly subjectId: string
  readonly subjectVersion: number
  readonly branchId?: string | null
  /** Whose own thing it is, for people who see only their own. One that goes from hand to hand names both. */
  readonly ownerStaffIds?: readonly (string | null)[]
  readonly payload?: Readonly<Record<string, unknown>>
}

const wakers = new Set<() => void>()

/** Wakes this process's relay after a commit; other relays poll. */
export function onFacts(wake: () => void): () => void {
  wakers.add(wake)
  return () => wakers.delete(wake)
}

/**
 * Records facts in the transaction of the change, and nothing else: no NOTIFY and no job here, for both serialise commits
 * (−34 to −56 % throughput, measured).
 */
export function recordFacts(tx: Tx, ...facts: readonly Fact[]): void {
  tx.send(sql`
    insert into outbox (organization_id, id, kind, subject_id, subject_version, branch_id, owner_staff_ids, payload)
    select ${tx.organizationId}, f.id, f.kind, f."subjectId", f."subjectVersion", f."branchId", f."ownerStaffIds", coalesce(f.payload, '{}')
    from json_to_recordset(${JSON.stringify(facts.map((fact) => ({ ...fact, id: newId(), ownerStaffIds: owners(fact) })))}) as
      f(id uuid, kind text, "subjectId" uuid, "subjectVersion" int, "branchId" uuid, "ownerStaffIds" uuid[], payload jsonb)`)
  tx.afterCommit(() => { for (const wake of wakers) wake() })
}

const owners = ({ ownerStaffIds = [] }: Fact): string[] => [...new Set(ownerStaffIds)].filter((id) => id !== null)
