import { newId } from '#kernel/ids'
import { audit } from '#modules/identity/server'
import type { BulkOutcome } from '#platform/bulk/bulk'
import { keyVersionOf, openJson, sealJson } from '#platform/crypto/seal'
import type { Key } from '#platform/crypto/seal'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { addOutcomes } from '../domain/add-outcomes.ts'
import { importById, lockImport, noCounts } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { kinds, readFileRow } from './kinds.ts'
import { knownKeys } from './known-keys.ts'
import { saveSource } from './save-source.ts'
import { partsOf, rowsOf } from './uploaded-file.ts'
import type { FileRow } from './uploaded-file.ts'

/** Rows per transaction: large enough that statements are few, small enough that nobody waits long for what it locks. */
const CHUNK = 1_000
/** Whoever was killed lets go after this; each chunk begins it anew. */
const LEASE = '20 seconds'
/** A chunk that fails again and again is nobody's bad luck. */
const MOST_TRIES = 5
const UNDO_CHUNK = 500

type WorkDeps = Pick<Deps, 'db' | 'keys' | 'log'>

/**
 * Does what the import waits for (dry run, run, undo) chunk by chunk, each with the place it came to in one transaction, until it
 * is through or somebody stops it. Whoever begins holds the import by a lease; a second one goes away again. Safe to repeat.
 */
export async function workOnImport(deps: WorkDeps, organizationId: string, importId: string): Promise<void> {
  const lease = newId()
  const taken = await deps.db.inTenant(organizationId, (tx) => tx.maybe<{ tries: number }>(sql`
    update imports set leased_until = now() + ${LEASE}::interval, leased_by = ${lease}, tries = tries + 1
    where organization_id = ${organizationId} and id = ${importId} and state in ('judging', 'running', 'undoing') and leased_until < now() returning tries`))
  if (!taken) return
  if (taken.tries > MOST_TRIES) {
    await deps.db.inTenant(organizationId, async (tx) => finish(tx, importId, 'failed'))
    return
  }
  const data = await deps.db.inTenant(organizationId, (tx) => importById(tx, importId))
  try {
    await (data.state === 'undoing' ? undo(deps, organizationId, data, lease) : pass(deps, organizationId, data, lease))
  } catch (error) {
    // Let go at once, so that the next try does not wait for the lease.
    await deps.db.inTenant(organizationId, (tx) => tx.run(sql`update imports set leased_until = '-infinity' where organization_id = ${organizationId} and id = ${importId} and leased_by = ${lease}`)).catch(() => 0)
    throw error
  }
}

/** The dry run and the real one: the same but for `write`. */
async function pass({ db, keys }: WorkDeps, organizationId: string, data: ImportData, lease: string): Promise<void> {
  const { settings, context } = data
  if (!settings || !context) throw new Error(`import ${data.id} has no settings`)
  const write = data.state === 'running'
  let position = data.position
  if (position === 0) await forgetKeys(db, organizationId, data.id)
  const chunk = async (rows: readonly FileRow[]): Promise<boolean> => db.inTenant(organizationId, async (tx) => {
    const held = await heldImport(tx, data, lease, position)
    if (!held) return false
    const key = await keys.organizationKey(tx)
    const known = knownKeys(tx, key, data.id)
    const read = rows.map((row) => readFileRow(data.id, data.kind, row, settings, context))
    const sound = read.filter(({ faults }) => faults.length === 0)
    const taken = await kinds[data.kind].take(tx, sound, settings, context, { write, system: settings.system, onMatch: settings.onMatch, known, organization: { ...context.organization, chargesTax: context.organization.vatPayer }, staffId: context.staffId, today: context.today })
    const outcomes: BulkOutcome[] = [...taken, ...read.filter(({ faults }) => faults.length > 0).map(({ row, faults }) => ({ row, outcome: 'refused' as const, subjectId: null, version: null, reasons: faults }))]
    known.flush()
    if (write) saveRows(tx, key, data.id, outcomes, rows)
    const counts = JSON.stringify(addOutcomes((write ? held.result : held.foreseen) ?? noCounts, outcomes))
    tx.send(write
      ? sql`update imports set position = ${position + rows.length}, result = ${counts}, leased_until = now() + ${LEASE}::interval, tries = 0 where organization_id = ${organizationId} and id = ${data.id}`
      : sql`update imports set position = ${position + rows.length}, foreseen = ${counts}, leased_until = now() + ${LEASE}::interval, tries = 0 where organization_id = ${organizationId} and id = ${data.id}`)
    tellProgress(tx, data)
    return true
  })
  let waiting: FileRow[] = []
  const flush = async (): Promise<boolean> => {
    const rows = waiting
    waiting = []
    if (rows.length === 0) return true
    if (!await chunk(rows)) return false
    position += rows.length
    return true
  }
  for await (const row of rowsOf(partsOf(db, keys, organizationId, data.id), settings.encoding, settings.delimiter)) {
    if (row.row <= data.position) continue
    waiting.push(row)
    if (waiting.length === CHUNK && !await flush()) return
  }
  if (!await flush()) return
  await forgetKeys(db, organizationId, data.id)
  await db.inTenant(organizationId, async (tx) => {
    if (!await heldImport(tx, data, lease, position)) return
    tx.send(sql`update imports set total = ${position} where organization_id = ${organizationId} and id = ${data.id}`)
    if (write) {
      saveSource(tx, data.kind, data.headings, settings)
      tx.send(sql`delete from import_parts where organization_id = ${organizationId} and import_id = ${data.id}`)
      const now = await importById(tx, data.id)
      const { reasons: _reasons, ...counts } = now.result ?? noCounts
      audit(tx, { ...context.actor, sessionId: null }, null, { action: 'imports.done', subject: { kind: 'import', id: data.id }, changes: { kind: data.kind, ...counts } })
    }
    finish(tx, data.id, write ? 'done' : 'judged')
  })
}

/** The import as long as it is still ours and where we think it is: stopped, undone or taken over by another, it is not. */
async function heldImport(tx: Tx, data: ImportData, lease: string, position: number): Promise<ImportData | null> {
  const held = await tx.maybe<{ leased_by: string }>(sql`select leased_by from imports where organization_id = ${tx.organizationId} and id = ${data.id} for update`)
  if (held?.leased_by !== lease) return null
  const now = await lockImport(tx, data.id)
  return now.state === data.state && now.position === position ? now : null
}

function finish(tx: Tx, id: string, state: 'judged' | 'done' | 'undone' | 'failed'): void {
  tx.send(sql`
    update imports set state = ${state}, leased_until = '-infinity', tries = 0, version = version + 1, finished_at = case when ${state} in ('done', 'undone') then now() else finished_at end
    where organization_id = ${tx.organizationId} and id = ${id}`)
  recordFacts(tx, { kind: `imports.${state}`, subjectId: id, subjectVersion: 1 })
}

const tellProgress = (tx: Tx, { id, version }: ImportData): void => recordFacts(tx, { kind: 'imports.went-on', subjectId: id, subjectVersion: version })

/** What was made, changed or refused; the rest left no trace. */
function saveRows(tx: Tx, key: Key, importId: string, outcomes: readonly BulkOutcome[], rows: readonly FileRow[]): void {
  const fieldsOf = new Map(rows.map(({ row, fields }) => [row, fields]))
  const kept = outcomes.filter(({ outcome }) => outcome === 'created' || outcome === 'updated' || outcome === 'refused')
  if (kept.length === 0) return
  const sealed = kept.map(({ row, outcome, before }) => {
    if (outcome === 'created' || (outcome === 'updated' && before === undefined)) return null
    return sealJson(key, rowPurpose(importId, row), outcome === 'refused' ? fieldsOf.get(row) : before).toString('hex')
  })
  tx.send(sql`
    insert into import_rows (organization_id, import_id, row, outcome, subject_id, subject_version, reasons, sealed)
    select ${tx.organizationId}, ${importId}, j.r, j.o, j.s, j.v, j.w, decode(j.b, 'hex')
    from json_to_recordset(${JSON.stringify(kept.map(({ row, outcome, subjectId, version, reasons }, index) => ({ r: row, o: outcome, s: subjectId, v: version, w: reasons.length > 0 ? reasons : null, b: sealed[index] })))})
      as j(r int, o text, s uuid, v int, w jsonb, b text)`)
}

/** What a row's sealed values open under. */
export const rowPurpose = (importId: string, row: number | string): string => `import row ${importId}/${row}`

async function undo({ db, keys }: WorkDeps, organizationId: string, data: ImportData, lease: string): Promise<void> {
  const { settings, context } = data
  if (!settings || !context) throw new Error(`import ${data.id} has no settings`)
  for (let more = true; more;) {
    more = await db.inTenant(organizationId, async (tx) => {
      const held = await tx.maybe<{ leased_by: string; state: string }>(sql`select leased_by, state from imports where organization_id = ${organizationId} and id = ${data.id} for update`)
      if (held?.leased_by !== lease || held.state !== 'undoing') return false
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
      const changes = await Promise.all(rows.map(async ({ subjectId, version, made, sealed, sealedRow }) => ({
        subjectId, version, before: made || !sealed ? null : openJson(await keys.organizationKey(tx, keyVersionOf(sealed)), rowPurpose(data.id, sealedRow ?? 0), sealed),
      })))
      const done = await kinds[data.kind].undo(tx, settings, context, changes)
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

/** Keys of an earlier pass. In pieces: those of millions of rows would take longer than a transaction may. */
async function forgetKeys(db: WorkDeps['db'], organizationId: string, importId: string): Promise<void> {
  for (let gone = 1; gone > 0;) {
    gone = await db.inTenant(organizationId, (tx) => tx.run(sql`
      delete from import_keys k where k.organization_id = ${organizationId} and k.import_id = ${importId}
        and k.key <= coalesce((select o.key from import_keys o where o.organization_id = ${organizationId} and o.import_id = ${importId} order by o.key offset 20000 limit 1), 'ffffffff-ffff-ffff-ffff-ffffffffffff')`))
  }
}
