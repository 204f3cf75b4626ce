import { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { joinSql, sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { readCursor } from '#platform/http/cursor'
import { toPage } from '#platform/http/page'
import { searchWordsOf } from '#platform/text/search-words'
import type { CustomerItem, CustomerQuery } from '../contract.ts'
import { toItem } from './customer-data.ts'
import type { ItemRow } from './customer-data.ts'

const place = z.tuple([z.string().max(80), z.string().max(80), z.uuid()])
type Place = z.output<typeof place>

/** A page of customers by family and given name, all of them or those in whom every word of `q` is found. */
export async function listCustomers(tx: Tx, by: StaffMember, { q, tag, class: ofClass, cursor, limit }: CustomerQuery): Promise<{ items: CustomerItem[]; nextCursor: string | null }> {
  const after = readCursor(cursor, place)
  const owner = by.reach['customers.read']?.scope === 'own' ? by.staffId : null
  const words = searchWordsOf(q ?? '')
  const rows = await tx.rows<ItemRow>(customersStatement(tx.organizationId, { words, owner, tag, ofClass, after, limit: limit + 1 }))
  return toPage(rows, limit, (row) => toItem(row, by.organization.country), ({ familyName, givenName, id }) => [familyName, givenName, id])
}

interface Asked { readonly words: readonly string[]; readonly owner: string | null; readonly tag?: string | undefined; readonly ofClass?: CustomerQuery['class']; readonly after: Place | null; readonly limit: number }

/** The statement of a page. A search goes through the find door, for a policy keeps trigrams from the index. */
export function customersStatement(organizationId: string, { words, owner, tag, ofClass, after, limit }: Asked): Sql {
  const [family, given, id] = after ?? [null, null, null]
  const found = sql`join app.find_customers(${organizationId}, ${words}, ${owner}, ${family}, ${given}, ${id}, ${limit}) f on f.id = c.id`
  const conditions = [
    sql`c.organization_id = ${organizationId} and c.merged_into is null and c.erased_at is null`,
    ...(owner ? [sql`c.owner_staff_id = ${owner}`] : []),
    ...(tag ? [sql`c.id in (select g.customer_id from customer_tags g where g.organization_id = ${organizationId} and g.tag = ${tag})`] : []),
    ...(ofClass ? [sql`c.class = ${ofClass}`] : []),
    ...(after && words.length === 0 ? [sql`(c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id) > (${family}, ${given}, ${id})`] : []),
  ]
  return sql`
    select ${itemColumns}
    from customers c ${words.length > 0 ? found : sql``}
    where ${joinSql(conditions, ' and ')}
    order by c.family_name collate "und-x-icu", c.given_name collate "und-x-icu", c.id limit ${limit}`
}

const firstContact = (kind: 'phone' | 'email'): Sql => sql`(
  select k.value from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = ${kind} order by k.position, k.id limit 1)`

/** The columns of a line, of a query in which `c` is the customer. */
export const itemColumns = sql`
  c.id, c.given_name as "givenName", c.family_name as "familyName", c.title, c.birth_on as "birthOn", c.language, c.class, c.owner_staff_id as "ownerStaffId",
  c.created_at as "createdAt", c.version, ${firstContact('phone')} as phone, ${firstContact('email')} as email`
