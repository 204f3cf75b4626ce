import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { DAYS_KEPT } from './import-settings.ts'

/** Rows per transaction: of millions, all at once would take longer than one may. */
const BATCH = 10_000
/** An upload that nobody has ended by then is forgotten. */
const UPLOAD_DAYS = 1

/**
 * Lets go what imports keep of people past its time: uploads that nobody ended; of others, after the organization's days, the file and
 * what was sealed of rows. Imports that brought nothing in go as a whole; of the rest stays what they were and how many rows became what.
 * Safe to repeat.
 */
export async function emptyOldImports({ db, now }: Pick<Deps, 'db' | 'now'>, organizationId: string): Promise<void> {
  const old = await db.inTenant(organizationId, (tx) => tx.rows<{ id: string }>(sql`
    select i.id from imports i left join import_settings s on s.organization_id = i.organization_id
    where i.organization_id = ${organizationId} and i.emptied_at is null and i.state not in ('judging', 'running', 'undoing')
      and coalesce(i.finished_at, i.created_at) < ${now().toISOString()}::timestamptz - make_interval(days => case when i.state = 'uploading' then ${UPLOAD_DAYS}::int else coalesce(s.keep_days, ${DAYS_KEPT}::int) end)
    order by i.created_at`))
  for (const { id } of old) await emptyImport(db, organizationId, id)
}

async function emptyImport(db: Deps['db'], organizationId: string, id: string): Promise<void> {
  const pieces: readonly ((tx: Tx) => Sql)[] = [
    (tx) => sql`delete from import_row_marks m where m.organization_id = ${tx.organizationId} and m.import_id = ${id}
      and m.row in (select t.row from import_row_marks t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} limit ${BATCH})`,
    (tx) => sql`update import_rows r set sealed = null where r.organization_id = ${tx.organizationId} and r.import_id = ${id}
      and r.row in (select t.row from import_rows t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} and t.sealed is not null limit ${BATCH})`,
    (tx) => sql`delete from import_keys k where k.organization_id = ${tx.organizationId} and k.import_id = ${id}
      and k.key in (select t.key from import_keys t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} limit ${BATCH})`,
    (tx) => sql`delete from import_parts p where p.organization_id = ${tx.organizationId} and p.import_id = ${id}
      and p.position in (select t.position from import_parts t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} limit 256)`,
  ]
  for (const piece of pieces) {
    for (let gone = 1; gone > 0;) gone = await db.inTenant(organizationId, (tx) => tx.run(piece(tx)))
  }
  await db.inTenant(organizationId, async (tx) => {
    // What brought nothing in says nothing any more without its file.
    tx.send(sql`delete from imports where organization_id = ${tx.organizationId} and id = ${id} and result is null`)
    tx.send(sql`update imports set emptied_at = now(), version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    recordFacts(tx, { kind: 'imports.emptied', subjectId: id, subjectVersion: 1 })
  })
}
