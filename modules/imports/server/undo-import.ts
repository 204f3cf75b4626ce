import { audit } from '#modules/identity/server'
import type { UndoneChange } from '#platform/bulk/bulk'
import { keyVersionOf, openJson } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import { finish, oneWriter, tellProgress } from './finish-import.ts'
import { importById } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { kinds } from './kinds.ts'
import { LEASE } from './lease.ts'
import type { Lease } from './lease.ts'
import { rowPurpose } from './save-rows.ts'
import type { WorkDeps } from './work-deps.ts'

const UNDO_CHUNK = 500

/** Takes back what the import made and changed, the last first. What it changed of somebody who was forgotten since cannot be known, and stays. */
export async function undoImport({ db, keys }: WorkDeps, organizationId: string, data: ImportData, lease: Lease): Promise<void> {
  const { settings, context } = data
  if (!settings || !context) throw new Error(`import ${data.id} has no settings`)
  for (let more = true; more;) {
    more = await db.inTenant(organizationId, async (tx) => {
      void oneWriter(tx, data.kind)
      if (!await lease.held(tx, data)) return false
      const rows = await tx.rows<{ subjectId: string; version: number; made: boolean; sealed: Buffer | null; sealedRow: number | null }>(sql`
        select r.subject_id as "subjectId", max(r.subject_version) as version, bool_or(r.outcome = 'created') as made,
          (array_agg(r.sealed order by r.row) filter (where r.sealed is not null))[1] as sealed,
          (array_agg(r.row order by r.row) filter (where r.sealed is not null))[1] as "sealedRow"
        from import_rows r where r.organization_id = ${organizationId} and r.import_id = ${data.id} and r.outcome in ('created', 'updated') and r.subject_id is not null
        group by r.subject_id order by min(r.row) desc limit ${UNDO_CHUNK}`)
      if (rows.length === 0) {
        tx.send(sql`delete from import_parts where organization_id = ${organizationId} and import_id = ${data.id}`)
        audit(tx, { ...context.actor, sessionId: null }, null, { action: 'imports.undone', subject: { kind: 'import', id: data.id }, changes: { kind: data.kind, ...(await importById(tx, data.id)).undone } })
        finish(tx, data.id, 'undone')
        return false
      }
      const known = rows.filter(({ made, sealed }) => made || sealed)
      const changes = await Promise.all(known.map(async ({ subjectId, version, made, sealed, sealedRow }) => ({
        subjectId, version, before: made || !sealed ? null : openJson(await keys.organizationKey(tx, keyVersionOf(sealed)), rowPurpose(data.id, sealedRow ?? 0), sealed),
      })))
      const unknown = rows.filter(({ made, sealed }) => !made && !sealed).map(({ subjectId }): UndoneChange => ({ subjectId, outcome: 'kept' }))
      const done = [...await kinds[data.kind].undo(tx, settings, context, changes), ...unknown]
      tx.send(sql`
        update import_rows r set outcome = j.outcome from json_to_recordset(${JSON.stringify(done)}) as j("subjectId" uuid, outcome text)
        where r.organization_id = ${organizationId} and r.import_id = ${data.id} and r.subject_id = j."subjectId" and r.outcome in ('created', 'updated')`)
      const count = (outcome: string): number => done.filter((one) => one.outcome === outcome).length
      tx.send(sql`
        update imports i set position = greatest(0, i.position - ${rows.length}), leased_until = now() + ${LEASE}::interval, tries = 0,
          undone = jsonb_build_object('removed', coalesce((i.undone->>'removed')::int, 0) + ${count('removed')}::int, 'restored', coalesce((i.undone->>'restored')::int, 0) + ${count('restored')}::int,
            'kept', coalesce((i.undone->>'kept')::int, 0) + ${count('kept')}::int)
        where i.organization_id = ${organizationId} and i.id = ${data.id}`)
      tellProgress(tx, data)
      return true
    })
  }
}
