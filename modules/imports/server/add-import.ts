import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { NewImport } from '../contract.ts'
import { importById } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { lockImportFor, mustBring } from './may-bring.ts'
import { importsProblems } from './problems.ts'
import { refuseFile } from './refuse-file.ts'
import { PART_BYTES, STORED_BYTES, savePart } from './uploaded-file.ts'

/** Uploaded files of one organization that are not done yet, together. */
const MOST_WAITING = 4 * 1024 ** 3

/** Begins an import: the file comes in parts after it. `created` false: the id was known and said the same. */
export const addImport = (deps: Deps, by: StaffMember, call: Call, { id = newId(), kind, fileName, size }: NewImport): Promise<{ made: ImportData; created: boolean }> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    mustBring(by, kind)
    const waiting = await waitingBytes(tx)
    if (waiting + size > MOST_WAITING) throw new Problem(importsProblems.tooMuch)
    const added = await tx.run(sql`
      insert into imports (organization_id, id, kind, file_name, expected_size, state, created_by) values (${tx.organizationId}, ${id}, ${kind}, ${cleanName(fileName)}, ${size}, 'uploading', ${by.staffId})
      on conflict (organization_id, id) do nothing`)
    const made = await importById(tx, id)
    if (added === 0 && (made.kind !== kind || made.fileName !== cleanName(fileName))) throw new Problem(httpProblems.idExists)
    if (added > 0) {
      audit(tx, by, call, { action: 'imports.begun', subject: { kind: 'import', id }, changes: { kind } })
      recordFacts(tx, { kind: 'imports.begun', subjectId: id, subjectVersion: 1 })
    }
    return { answer: { made, created: added > 0 }, ids: { importId: id } }
  }, async (tx, ids) => ({ made: await importById(tx, ids.importId ?? ''), created: true }))

/** What is uploaded and not done, and what was announced and is still to come; whoever announces more waits for others that do. */
async function waitingBytes(tx: Tx): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`announced imports ${tx.organizationId}`}, 0))`)
  const { waiting } = await tx.one<{ waiting: number }>(sql`
    select (select coalesce(sum(p.size), 0) from import_parts p where p.organization_id = ${tx.organizationId})::bigint
      + (select coalesce(sum(greatest(i.expected_size - i.size, 0)), 0) from imports i where i.organization_id = ${tx.organizationId} and i.state = 'uploading' and i.emptied_at is null)::bigint as waiting`)
  return waiting
}

/** A name to be shown and nothing else: without folders and without what cannot be seen. */
const cleanName = (name: string): string => name.split(/[/\\]/).at(-1)?.replace(/[\p{C}<>:"|?*]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '').slice(-200) || 'file'

/** Takes a part of the file. The same part again takes its place, so an upload that was cut off goes on. @throws {Problem} imports/not-now, imports/emptied, imports/not-this-file */
export const addPart = (deps: Deps, by: StaffMember, id: string, position: number, base64: string): Promise<void> =>
  deps.db.inTenant(by.organizationId, async (tx) => {
    const { state, expectedSize, emptiedAt } = await lockImportFor(tx, by, id)
    if (emptiedAt) throw new Problem(importsProblems.emptied)
    if (state !== 'uploading') throw new Problem(importsProblems.notNow, undefined, { state })
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length === 0 || bytes.length > PART_BYTES) throw refuseFile('incomplete', by.language)
    if (expectedSize !== null && position * PART_BYTES + bytes.length > expectedSize) throw refuseFile('incomplete', by.language)
    await savePart(tx, deps.keys, id, position, bytes)
    tx.send(sql`
      update imports i set touched_at = now(), (size, parts) = (select coalesce(sum(p.size), 0), count(distinct p.position * ${STORED_BYTES}::bigint / ${PART_BYTES}) from import_parts p where p.organization_id = i.organization_id and p.import_id = i.id)
      where i.organization_id = ${tx.organizationId} and i.id = ${id}`)
  })
