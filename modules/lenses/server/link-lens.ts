import type { z } from 'zod'
import { detailsOfVariants } from '#modules/catalog/server'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import { violatedConstraint } from '#platform/db/errors'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call } from '#platform/http/route'
import type { lensLink } from '../contract.ts'
import { codeKey, knownLenses } from './known-lenses.ts'
import type { Link } from './lens-view.ts'
import { lensesProblems } from './problems.ts'

/** Says that an article of the shop is this lens of a maker; orders with it are then judged by what the maker makes. @throws {Problem} lenses/unknown-lens, http/not-found */
export async function linkLens(deps: Deps, by: StaffMember, call: Call, variantId: string, link: z.output<typeof lensLink>): Promise<Link> {
  const { byCode } = await knownLenses(deps.db, by.organizationId)
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    if ((await detailsOfVariants(tx, [variantId])).get(variantId)?.id !== link.productId) throw new Problem(httpProblems.notFound)
    await tx.run(sql`
      insert into lens_links (organization_id, variant_id, product_id, maker_code, lens_code) values (${tx.organizationId}, ${variantId}, ${link.productId}, ${link.makerCode}, ${link.lensCode})
      on conflict (organization_id, variant_id) do update set product_id = excluded.product_id, maker_code = excluded.maker_code, lens_code = excluded.lens_code`)
    if (!byCode.has(codeKey(link.makerCode, link.lensCode))) throw new Problem(lensesProblems.unknownLens)
    audit(tx, by, call, { action: 'lenses.linked', subject: { kind: 'product', id: link.productId }, changes: { makerCode: link.makerCode, lensCode: link.lensCode } })
    recordFacts(tx, { kind: 'lenses.linked', subjectId: link.productId, subjectVersion: 1 })
    return { answer: { variantId, ...link }, ids: { variantId } }
  }, () => Promise.resolve({ variantId, ...link })).catch((error: unknown) => {
    throw violatedConstraint(error) === 'lens_links_variant' ? new Problem(httpProblems.notFound) : error
  })
}

/** The article is no lens of a maker any more. @throws {Problem} http/not-found where it was none */
export const unlinkLens = (deps: Deps, by: StaffMember, call: Call, variantId: string): Promise<void> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const gone = await tx.maybe<{ productId: string }>(sql`delete from lens_links where organization_id = ${tx.organizationId} and variant_id = ${variantId} returning product_id as "productId"`)
    if (!gone) throw new Problem(httpProblems.notFound)
    audit(tx, by, call, { action: 'lenses.unlinked', subject: { kind: 'product', id: gone.productId }, changes: {} })
    recordFacts(tx, { kind: 'lenses.linked', subjectId: gone.productId, subjectVersion: 1 })
    return { answer: undefined, ids: { variantId } }
  }, () => Promise.resolve(undefined))
