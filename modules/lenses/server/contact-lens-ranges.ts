import type { z } from 'zod'
import { audit, onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import type { ContactLensRangeView, contactLensRange } from '../contract.ts'

/** The parameters of a contact lens; `range` null while nobody said them. */
export async function rangeOf(tx: Tx, productId: string): Promise<ContactLensRangeView> {
  const found = await tx.maybe<Pick<ContactLensRangeView, 'range'>>(sql`select range from contact_lens_ranges where organization_id = ${tx.organizationId} and product_id = ${productId}`)
  return { productId, range: found?.range ?? null }
}

/** Says in which parameters a contact lens is made. */
export const saveRange = (deps: Deps, by: StaffMember, call: Call, productId: string, range: z.output<typeof contactLensRange>): Promise<ContactLensRangeView> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    tx.send(sql`
      insert into contact_lens_ranges (organization_id, product_id, range) values (${tx.organizationId}, ${productId}, ${JSON.stringify(range)})
      on conflict (organization_id, product_id) do update set range = excluded.range, version = contact_lens_ranges.version + 1`)
    audit(tx, by, call, { action: 'lenses.range-set', subject: { kind: 'product', id: productId }, changes: { after: range } })
    recordFacts(tx, { kind: 'lenses.range-set', subjectId: productId, subjectVersion: 1 })
    return { answer: await rangeOf(tx, productId), ids: { productId } }
  }, (tx, ids) => rangeOf(tx, ids.productId ?? productId))
