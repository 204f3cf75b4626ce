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
 * What was begun and not ended is ended. Safe to repeat, and beside people who work with imports.
 */
export async function emptyOldImports({ db, now }: Pick<Deps, 'db' | 'now'>, organizationId: string): Promise<void> {
  const at = now()
  const due = await db.inTenant(organizationId, (tx) => tx.rows<{ id: string }>(sql`
    select i.id from imports i left join import_settings s on s.organization_id = i.organization_id
    where i.organization_id = ${organizationId} and (i.emptying or ${isOld(at)}) order by i.created_at`))
  // One after the other: each is work enough for the database.
  // oxlint-disable-next-line no-await-in-loop
  for (const { id } of due) if (await claim(db, organizationId, id, at)) await emptyImport(db, organizationId, id)
}

/** Whether an import `i` is past its time by settings `s`; those at work are not. */
const isOld = (at: Date): Sql => sql`(i.emptied_at is null and i.state not in ('judging', 'running', 'undoing')
  and coalesce(i.touched_at, i.finished_at, i.created_at) < ${at.toISOString()}::timestamptz - make_interval(days => case when i.state = 'uploading' then ${UPLOAD_DAYS}::int else coalesce(s.keep_days, ${DAYS_KEPT}::int) end))`

/** Says under its lock that the import is let go, if it still is past its time; from then on nobody goes on with it. */
const claim = (db: Deps['db'], organizationId: string, id: string, at: Date): Promise<boolean> => db.inTenant(organizationId, async (tx) => {
  await tx.run(sql`select from imports where organization_id = ${organizationId} and id = ${id} for update`)
  return await tx.run(sql`
    update imports i set emptied_at = coalesce(i.emptied_at, now()), emptying = true, version = case when i.emptying then i.version else i.version + 1 end
    from organizations o left join import_settings s on s.organization_id = o.id
    where o.id = i.organization_id and i.organization_id = ${organizationId} and i.id = ${id} and (i.emptying or ${isOld(at)})`) > 0
})

async function emptyImport(db: Deps['db'], organizationId: string, id: string): Promise<void> {
  const pieces: readonly ((tx: Tx) => Sql)[] = [
    // Before the marks: whoever is erased meanwhile is found by them.
    (tx) => sql`update import_rows r set sealed = null where r.organization_id = ${tx.organizationId} and r.import_id = ${id}
      and r.row in (select t.row from import_rows t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} and t.sealed is not null limit ${BATCH})`,
    (tx) => sql`delete from import_row_marks m where m.organization_id = ${tx.organizationId} and m.import_id = ${id}
      and m.row in (select t.row from import_row_marks t where t.organization_id = ${tx.organizationId} and t.import_id = ${id} limit ${BATCH})`,
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
    tx.send(sql`update imports set emptying = false where organization_id = ${tx.organizationId} and id = ${id}`)
    recordFacts(tx, { kind: 'imports.emptied', subjectId: id, subjectVersion: 1 })
  })
}
