import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { violatedConstraint } from '#platform/db/errors'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { ContactLensRangeView, contactLensRange } from '../contract.ts'

/** The parameters of these contact lenses, as far as somebody said them. */
export const rangesOf = (tx: Tx, productIds: readonly string[]): Promise<ContactLensRangeView[]> =>
  tx.rows<ContactLensRangeView>(sql`select product_id as "productId", range, version from contact_lens_ranges where organization_id = ${tx.organizationId} and product_id = any(${productIds}) order by product_id`)

interface Saying { readonly productId: string; readonly version: number; readonly range: z.output<typeof contactLensRange> }

/** Says in which parameters a contact lens is made; version 0 where nobody said any. @throws {Problem} http/not-found, http/version-stale */
export const saveRange = (deps: Deps, by: StaffMember, call: Call, { productId, version, range }: Saying): Promise<ContactLensRangeView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const [before] = await rangesOf(tx, [productId])
    // An insert that finds a row, or an update that finds another version, changes nothing.
    const saved = version === 0
      ? await tx.run(sql`insert into contact_lens_ranges (organization_id, product_id, range) values (${tx.organizationId}, ${productId}, ${JSON.stringify(range)}) on conflict do nothing`)
      : await tx.run(sql`update contact_lens_ranges set range = ${JSON.stringify(range)}, version = version + 1 where organization_id = ${tx.organizationId} and product_id = ${productId} and version = ${version}`)
    if (saved === 0) throw before || version === 0 ? new Problem(httpProblems.versionStale, undefined, { version: before?.version ?? 1 }) : new Problem(httpProblems.notFound)
    audit(tx, by, call, { action: 'lenses.range-set', subject: { kind: 'product', id: productId }, changes: { before: before?.range ?? null, after: range } })
    recordFacts(tx, { kind: 'lenses.range-set', subjectId: productId, subjectVersion: version + 1 })
    return { answer: { productId, range, version: version + 1 }, ids: { productId } }
  }, () => Promise.resolve({ productId, range, version: version + 1 })).catch((error: unknown) => {
    throw violatedConstraint(error) === 'contact_lens_ranges_product' ? new Problem(httpProblems.notFound) : error
  })
