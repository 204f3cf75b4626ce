import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { newCatalogue } from '../contract.ts'
import { catalogueById } from './catalogue-data.ts'
import type { CatalogueData } from './catalogue-data.ts'
import { FileRefused, recognise } from './files/read-file.ts'
import { lensesProblems } from './problems.ts'

/**
 * Takes a maker's file and lets a job bring it in; until the job is through, nothing of it counts.
 * @throws {Problem} lenses/not-this-file, http/id-exists
 */
export async function addCatalogue(deps: Deps, by: StaffMember, call: Call, { id = newId(), fileName, base64 }: z.output<typeof newCatalogue>): Promise<{ catalogue: CatalogueData; created: boolean }> {
  const content = Buffer.from(base64, 'base64')
  const { form } = await recognise(content).catch((error: unknown) => {
    throw error instanceof FileRefused ? new Problem(lensesProblems.notThisFile, undefined, { reason: error.refusal }) : error
  })
  return once<{ catalogue: CatalogueData; created: boolean }>(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const added = await tx.run(sql`
      insert into lens_catalogues (organization_id, id, file_name, form, state, content) values (${tx.organizationId}, ${id}, ${fileName}, ${form}, 'loading', ${content}) on conflict (organization_id, id) do nothing`)
    const catalogue = await catalogueById(tx, id)
    if (added === 0) {
      if (catalogue.fileName !== fileName) throw new Problem(httpProblems.idExists)
      return { answer: { catalogue, created: false }, ids: { catalogueId: id } }
    }
    audit(tx, by, call, { action: 'lenses.import-begun', subject: { kind: 'lens-catalogue', id }, changes: { fileName, form } })
    recordFacts(tx, { kind: 'lenses.import-asked', subjectId: id, subjectVersion: 1 })
    return { answer: { catalogue, created: true }, ids: { catalogueId: id } }
  }, async (tx, ids) => ({ catalogue: await catalogueById(tx, ids.catalogueId ?? id), created: true }))
}
