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
  tx.rows<ContactLensRangeView>(sql`select product_id as "productId", range from contact_lens_ranges where organization_id = ${tx.organizationId} and product_id = any(${productIds}) order by product_id`)

/** Says in which parameters a contact lens is made. @throws {Problem} http/not-found */
export const saveRange = (deps: Deps, by: StaffMember, call: Call, productId: string, range: z.output<typeof contactLensRange>): Promise<ContactLensRangeView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    await tx.run(sql`
      insert into contact_lens_ranges (organization_id, product_id, range) values (${tx.organizationId}, ${productId}, ${JSON.stringify(range)})
      on conflict (organization_id, product_id) do update set range = excluded.range, version = contact_lens_ranges.version + 1`)
    audit(tx, by, call, { action: 'lenses.range-set', subject: { kind: 'product', id: productId }, changes: { after: range } })
    recordFacts(tx, { kind: 'lenses.range-set', subjectId: productId, subjectVersion: 1 })
    return { answer: { productId, range }, ids: { productId } }
  }, () => Promise.resolve({ productId, range })).catch((error: unknown) => {
    throw violatedConstraint(error) === 'contact_lens_ranges_product' ? new Problem(httpProblems.notFound) : error
  })
