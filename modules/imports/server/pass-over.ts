import { audit } from '#modules/identity/server'
import type { BulkOutcome } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import { addOutcomes } from '../domain/add-outcomes.ts'
import { ERASED, erasedMeanwhile } from './erased-meanwhile.ts'
import { finish, oneWriter, tellProgress } from './finish-import.ts'
import { importById, noCounts } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { kinds, readFileRow } from './kinds.ts'
import { knownKeys } from './known-keys.ts'
import { LEASE } from './lease.ts'
import type { Lease } from './lease.ts'
import { saveRows } from './save-rows.ts'
import { saveSource } from './save-source.ts'
import { partsOf, rowsOf } from './uploaded-file.ts'
import type { FileRow } from './uploaded-file.ts'
import type { WorkDeps } from './work-deps.ts'

/** Rows per transaction: large enough that statements are few, small enough that nobody waits long for what it locks. */
const CHUNK = 400
/** And characters: a thousand rows may be a megabyte each. */
const CHUNK_CHARACTERS = 2_000_000

/** The dry run and the real one: the same but for `write`. */
export async function passOver({ db, keys }: WorkDeps, organizationId: string, data: ImportData, lease: Lease): Promise<void> {
  const { settings, context } = data
  if (!settings || !context) throw new Error(`import ${data.id} has no settings`)
  const write = data.state === 'running'
  let position = data.position
  if (position === 0) await forgetKeys(db, organizationId, data.id)
  const chunk = async (rows: readonly FileRow[]): Promise<boolean> => db.inTenant(organizationId, async (tx) => {
    if (write) void oneWriter(tx, data.kind)
    const held = await lease.held(tx, data, position)
    if (!held) return false
    const key = await keys.organizationKey(tx)
    const known = knownKeys(tx, key, data.id)
    const isErased = await erasedMeanwhile(tx, key, data.id, settings)
    const read = rows.map((row) => (isErased(row) ? { row: row.row, id: '', values: {}, faults: [{ code: ERASED, field: null }] } : readFileRow(data.id, data.kind, row, settings, context)))
    const sound = read.filter(({ faults }) => faults.length === 0)
    const taken = await kinds[data.kind].take(tx, sound, settings, context, { write, system: settings.system, onMatch: settings.onMatch, known, organization: { ...context.organization, chargesTax: context.organization.vatPayer }, staffId: context.staffId, today: context.today })
    const outcomes: BulkOutcome[] = [...taken, ...read.filter(({ faults }) => faults.length > 0).map(({ row, faults }) => ({ row, outcome: 'refused' as const, subjectId: null, version: null, reasons: faults }))]
    known.flush()
    if (write) saveRows(tx, key, data.id, settings, outcomes, rows)
    const counts = JSON.stringify(addOutcomes((write ? held.result : held.foreseen) ?? noCounts, outcomes))
    tx.send(write
      ? sql`update imports set position = ${position + rows.length}, result = ${counts}, leased_until = now() + ${LEASE}::interval, tries = 0 where organization_id = ${organizationId} and id = ${data.id}`
      : sql`update imports set position = ${position + rows.length}, foreseen = ${counts}, leased_until = now() + ${LEASE}::interval, tries = 0 where organization_id = ${organizationId} and id = ${data.id}`)
    tellProgress(tx, data)
    return true
  })
  let [waiting, characters] = [[] as FileRow[], 0]
  const flush = async (): Promise<boolean> => {
    const rows = waiting
    ;[waiting, characters] = [[], 0]
    if (rows.length === 0) return true
    if (!await chunk(rows)) return false
    position += rows.length
    return true
  }
  for await (const row of rowsOf(partsOf(db, keys, organizationId, data.id), settings.encoding, settings.delimiter)) {
    if (row.row <= data.position) continue
    waiting.push(row)
    for (const field of row.fields) characters += field.length
    if ((waiting.length === CHUNK || characters > CHUNK_CHARACTERS) && !await flush()) return
  }
  if (!await flush()) return
  await forgetKeys(db, organizationId, data.id)
  await db.inTenant(organizationId, async (tx) => {
    if (!await lease.held(tx, data, position)) return
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

/** Keys of an earlier pass. In pieces: those of millions of rows would take longer than a transaction may. */
async function forgetKeys(db: WorkDeps['db'], organizationId: string, importId: string): Promise<void> {
  for (let gone = 1; gone > 0;) {
    gone = await db.inTenant(organizationId, (tx) => tx.run(sql`
      delete from import_keys k where k.organization_id = ${organizationId} and k.import_id = ${importId}
        and k.key <= coalesce((select o.key from import_keys o where o.organization_id = ${organizationId} and o.import_id = ${importId} order by o.key offset 20000 limit 1), 'ffffffff-ffff-ffff-ffff-ffffffffffff')`))
  }
}
