import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** An entry without its personal part. `at` in ISO 8601 with microseconds, so that keyset pages lose none. */
export interface AuditRow {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly changes: Readonly<Record<string, unknown>> | null
  readonly subjectId: string
  readonly by: { readonly id: string; readonly name: string } | null
}

/** What was done to these things, newest first, before a place; only the named actions. */
export const auditOf = (tx: Tx, { subjectIds, actions, before, limit }: { readonly subjectIds: readonly string[]; readonly actions: readonly string[]; readonly before: { readonly at: string; readonly id: string } | null; readonly limit: number }): Promise<AuditRow[]> =>
  tx.rows(sql`
    select e.id, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.action, e.changes, e.subject_id as "subjectId",
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
    from audit_entries e left join staff s on s.organization_id = e.organization_id and s.id = e.actor_id
    where e.organization_id = ${tx.organizationId} and e.subject_id = any(${subjectIds}::uuid[]) and e.action = any(${actions})
      and (e.recorded_at, e.id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    order by e.recorded_at desc, e.id desc limit ${limit}`)
