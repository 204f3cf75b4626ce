import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { refuseByContract } from '#platform/http/read-input'
import type { ImportSettings } from '../contract.ts'
import { importFields } from '../domain/index.ts'
import { importById, lockImport } from './import-data.ts'
import type { ImportData } from './import-data.ts'
import { branchesFor, importFor } from './may-bring.ts'
import { importsProblems } from './problems.ts'
import { findLayout, proposeSettings } from './read-upload.ts'
import { PART_BYTES, headOf } from './uploaded-file.ts'

const changeable = ['mapping', 'judged', 'failed']

/**
 * Says how the file is read. Another encoding or separator reads the headings anew and proposes their mapping again. A dry run
 * made before counts no longer.
 * @throws {Problem} http/invalid, http/version-stale, imports/not-now, imports/not-this-file
 */
export async function changeSettings({ db, keys }: Deps, by: StaffMember, id: string, version: number, settings: ImportSettings): Promise<ImportData> {
  const data = await db.inTenant(by.organizationId, (tx) => importFor(tx, by, id))
  const before = data.settings
  const anew = before && data.format === 'csv' && (before.encoding !== settings.encoding || before.delimiter !== settings.delimiter)
  const head = anew ? await headOf(db, keys, by.organizationId, id, PART_BYTES) : null
  const layout = head ? await findLayout(head, data.size <= PART_BYTES, by.language, settings) : null
  return db.inTenant(by.organizationId, async (tx) => {
    const now = await lockImport(tx, id)
    if (!changeable.includes(now.state) || now.result || now.emptiedAt) throw new Problem(importsProblems.notNow, undefined, { state: now.state })
    if (now.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: now.version })
    const next = layout ? { ...settings, fields: proposeSettings(now.kind, layout, by).fields } : settings
    judge(now, layout?.headings ?? now.headings, next, by)
    tx.send(sql`
      update imports set state = 'mapping', touched_at = now(), foreseen = null, position = 0, total = null, headings = ${layout?.headings ?? now.headings}, settings = ${JSON.stringify(next)}, version = version + 1
      where organization_id = ${tx.organizationId} and id = ${id}`)
    recordFacts(tx, { kind: 'imports.changed', subjectId: id, subjectVersion: version + 1 })
    return importById(tx, id)
  })
}

function judge({ kind, format, settings: before }: ImportData, headings: readonly string[], { fields, branchId, encoding, delimiter }: ImportSettings, by: StaffMember): void {
  const known = new Set(importFields[kind].map(({ field }) => field))
  const errors = fields.flatMap((field, index) => {
    if (field === null) return []
    if (!known.has(field)) return [{ pointer: `/fields/${index}`, detail: 'there is no such field' }]
    return fields.indexOf(field) < index ? [{ pointer: `/fields/${index}`, detail: 'stands here twice' }] : []
  })
  if (fields.length !== headings.length) errors.push({ pointer: '/fields', detail: `write ${headings.length}, one for each heading` })
  if (branchId !== null && !branchesFor(by, kind).some(({ id }) => id === branchId)) errors.push({ pointer: '/branchId', detail: 'there is no such branch' })
  if (format === 'xlsx' && before && (before.encoding !== encoding || before.delimiter !== delimiter)) errors.push({ pointer: '/encoding', detail: 'a workbook has one way of being read' })
  if (errors.length > 0) throw refuseByContract(errors)
}
