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
import { catalogueById, lockCatalogue } from './catalogue-data.ts'
import type { CatalogueData } from './catalogue-data.ts'
import { lensesProblems } from './problems.ts'

/** One catalogue of a maker takes the other's place at a time. */
const oneAtATime = (tx: Tx): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`lenses ${tx.organizationId}`}, 0))`)

/** Puts a filled catalogue in the place of its maker's former one, which stays for an undo; those before that go. */
export async function putInPlace(tx: Tx, id: string): Promise<void> {
  await oneAtATime(tx)
  const { makerCode } = await catalogueById(tx, id)
  tx.send(sql`delete from lens_catalogues where organization_id = ${tx.organizationId} and maker_code = ${makerCode} and state in ('replaced', 'undone') and id <> ${id}`)
  tx.send(sql`update lens_catalogues set state = 'replaced', version = version + 1 where organization_id = ${tx.organizationId} and maker_code = ${makerCode} and state = 'current'`)
  tx.send(sql`update lens_catalogues set state = 'current', content = null, finished_at = now(), version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
  recordFacts(tx, { kind: 'lenses.catalogue-changed', subjectId: id, subjectVersion: 2 })
}

/** Takes a catalogue back: the maker's former one counts again, or none. @throws {Problem} lenses/not-now, http/version-stale */
export const undoCatalogue = (deps: Deps, by: StaffMember, call: Call, id: string, version: number): Promise<CatalogueData> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    await oneAtATime(tx)
    const data = await lockCatalogue(tx, id)
    if (data.version !== version) throw new Problem(httpProblems.versionStale, undefined, { version: data.version })
    if (data.state !== 'current') throw new Problem(lensesProblems.notNow, undefined, { state: data.state })
    tx.send(sql`update lens_catalogues set state = 'undone', version = version + 1 where organization_id = ${tx.organizationId} and id = ${id}`)
    tx.send(sql`update lens_catalogues set state = 'current', version = version + 1 where organization_id = ${tx.organizationId} and maker_code = ${data.makerCode} and state = 'replaced'`)
    audit(tx, by, call, { action: 'lenses.import-undone', subject: { kind: 'lens-catalogue', id }, changes: { makerCode: data.makerCode } })
    recordFacts(tx, { kind: 'lenses.catalogue-changed', subjectId: id, subjectVersion: version + 1 })
    return { answer: await catalogueById(tx, id), ids: { catalogueId: id } }
  }, (tx, ids) => catalogueById(tx, ids.catalogueId ?? id))
