import { dayIn } from '#kernel/days'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import { kindNeeds } from '../domain/index.ts'
import type { ImportKind } from '../domain/index.ts'
import { importById } from './import-data.ts'
import type { ImportContext, ImportData, ImportState } from './import-data.ts'
import { branchesFor, lockImportFor } from './may-bring.ts'
import { importsProblems } from './problems.ts'

/** What may be begun, from where, and what is then being done. */
const acts = {
  'dry-run': { from: ['mapping', 'judged', 'failed'], to: 'judging' },
  run: { from: ['judged', 'stopped', 'failed'], to: 'running' },
  stop: { from: ['running', 'judging'], to: 'stopped' },
  undo: { from: ['done', 'stopped', 'failed', 'running'], to: 'undoing' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState }>

export type ImportAct = keyof typeof acts

/**
 * Begins a dry run, the real one or the undoing, or stops what is being done; the work itself is a job. A real run goes on where it
 * was stopped, and begins only after a dry run.
 * @throws {Problem} imports/not-now, http/version-stale
 */
export const startImport = (deps: Deps, by: StaffMember, call: Call, id: string, version: number, act: ImportAct): Promise<ImportData> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const data = await lockImportFor(tx, by, id)
    if (data.emptiedAt) throw new Problem(importsProblems.emptied)
    if (data.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: data.version })
    const { from, to } = acts[act]
    const began = data.result !== null
    const wrong = !(from as readonly string[]).includes(data.state) || !data.settings || (act === 'run' && !data.foreseen) || (act === 'undo' && !began) || (act === 'dry-run' && began)
    if (wrong) throw new Problem(importsProblems.notNow, undefined, { state: data.state })
    // What reached into a branch is gone on with, and taken back, by somebody who reaches there.
    if ((act === 'undo' || (act === 'run' && began)) && !isWithin(data.context?.branches ?? [], branchesFor(by, data.kind))) throw new Problem(httpProblems.forbidden, undefined, { right: kindNeeds[data.kind].right })
    const state = act === 'stop' && data.state === 'judging' ? 'mapping' : to
    const fresh = act === 'dry-run' || (act === 'run' && !began)
    const context = act === 'run' && began ? data.context : contextOf(by, deps.now(), data.kind)
    tx.send(sql`
      update imports set state = ${state}, touched_at = now(), context = ${JSON.stringify(context)}, leased_until = '-infinity', leased_by = null, tries = 0, version = version + 1,
        position = case when ${fresh} then 0 else position end, foreseen = case when ${act === 'dry-run' || state === 'mapping'} then null else foreseen end
      where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: `imports.${act}`, subject: { kind: 'import', id }, changes: { kind: data.kind } })
    recordFacts(tx, { kind: act === 'stop' ? 'imports.stopped' : 'imports.asked', subjectId: id, subjectVersion: data.version + 1 })
    return { answer: await importById(tx, id), ids: { importId: id } }
  }, (tx, ids) => importById(tx, ids.importId ?? ''))

const isWithin = (some: readonly { readonly id: string }[], all: readonly { readonly id: string }[]): boolean => some.every(({ id }) => all.some((one) => one.id === id))

function contextOf(by: StaffMember, now: Date, kind: ImportKind): ImportContext {
  const { country, currency, language, pricesGross, vatPayer, branches } = by.organization
  const days = [...branches.values()].map(({ timeZone }) => dayIn(timeZone, now)).toSorted()
  return {
    actor: { kind: by.kind, actorId: by.actorId }, staffId: by.staffId, staffName: by.name, today: days.at(-1) ?? dayIn('UTC', now),
    organization: { country, currency, language, pricesGross, vatPayer }, branches: branchesFor(by, kind),
  }
}

/** What another pass of the same kind would be judged by, for looking at samples before there is one. */
export const sampleContext = contextOf

/** Takes an import that made nothing, or whose traces are wanted no more, off the list with its file. @throws {Problem} imports/not-now */
export const deleteImport = (deps: Deps, by: StaffMember, call: Call, id: string): Promise<void> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const { state, kind } = await lockImportFor(tx, by, id)
    if (!['uploading', 'mapping', 'judged', 'undone'].includes(state)) throw new Problem(importsProblems.notNow, undefined, { state })
    tx.send(sql`delete from import_keys where organization_id = ${tx.organizationId} and import_id = ${id}`)
    tx.send(sql`delete from import_row_marks where organization_id = ${tx.organizationId} and import_id = ${id}`)
    tx.send(sql`delete from import_rows where organization_id = ${tx.organizationId} and import_id = ${id}`)
    tx.send(sql`delete from imports where organization_id = ${tx.organizationId} and id = ${id}`)
    audit(tx, by, call, { action: 'imports.deleted', subject: { kind: 'import', id }, changes: { kind } })
    recordFacts(tx, { kind: 'imports.deleted', subjectId: id, subjectVersion: 1 })
    return { answer: undefined, ids: {} }
  }, () => Promise.resolve(undefined))
