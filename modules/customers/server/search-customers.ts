import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { searchWordsOf } from '#platform/text/search-words'
import type { searchHits } from '../contract.ts'
import { daysAsDigits } from '../domain/days-as-digits.ts'
import { toItem } from './customer-data.ts'
import type { ItemRow } from './customer-data.ts'
import { itemColumns } from './list-customers.ts'
import type { PersonPart } from './person-part.ts'

type Hits = z.output<typeof searchHits>

/** The best hits for what somebody is typing, best first; numbers of orders are asked of the parts that know them. One trip; call it in `look`. */
export async function searchCustomers(tx: Tx, by: StaffMember, parts: readonly PersonPart[], typed: string, limit: number): Promise<Hits> {
  const words = searchWordsOf(daysAsDigits(typed, by.organization.country))
  if (words.length === 0) return { items: [], nextCursor: null }
  const also = parts.flatMap((part) => part.findCustomers?.(tx.organizationId, words) ?? [])
  const owner = by.reach['customers.read']?.scope === 'own' ? by.staffId : null
  const rows = await tx.rows<ItemRow & { score: number }>(searchStatement(tx.organizationId, { words, owner, also, limit }))
  return { items: rows.map(({ score, ...row }) => ({ ...toItem(row, by.organization.country), similar: score < 0 })), nextCursor: null }
}

interface Asked { readonly words: readonly string[]; readonly owner: string | null; readonly also: readonly Sql[]; readonly limit: number }

/** The statement of a search, all of it through the find door. */
export const searchStatement = (organizationId: string, { words, owner, also, limit }: Asked): Sql => sql`
  select ${itemColumns}, f.score from (
    select d.id, max(d.score) as score from app.find_best_customers(${organizationId}, ${words}, ${owner}, ${idsOf(also)}, ${limit}) d group by d.id) f
  join customers c on c.organization_id = ${organizationId} and c.id = f.id
  order by f.score desc, c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id limit ${limit}`

/** The ids that the queries find, as an array inside the statement: asked before, they would cost a trip of their own. */
const idsOf = (queries: readonly Sql[]): Sql => (queries.length === 0 ? sql`'{}'::uuid[]` : queries.map((query) => sql`array(${query})`).reduce((all, one) => sql`${all} || ${one}`))
