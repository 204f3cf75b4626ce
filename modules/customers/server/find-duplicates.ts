import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { duplicates, duplicatesQuery } from '../contract.ts'
import { displayName } from '../domain/display-name.ts'
import { toItem } from './customer-data.ts'
import type { ItemRow } from './customer-data.ts'
import { itemColumns } from './list-customers.ts'
import { readPhone } from '#platform/text/phone'

type Query = z.output<typeof duplicatesQuery>
type Duplicates = z.output<typeof duplicates>
const HOW_MANY = 10

/** Customers who may be the one that is being typed, surest first. What cannot be read yet, as half a number, is not asked about. */
export async function findDuplicates(tx: Tx, by: StaffMember, query: Query): Promise<Duplicates> {
  const phone = query.phone ? readPhone(query.phone, by.organization.country) : null
  const owner = by.reach['customers.read']?.scope === 'own' ? by.staffId : null
  const rows = await tx.rows<ItemRow & { reasons: Duplicates['items'][number]['reasons'] }>(duplicatesStatement(tx.organizationId, {
    name: query.familyName ? displayName(query) : '', phones: phone && 'value' in phone ? [phone.value] : [], emails: query.email ? [query.email.toLowerCase()] : [], birthOn: query.birthOn ?? null,
    taxIds: query.taxId ? [query.taxId.toUpperCase().replace(/[^0-9A-Z]/g, '')] : [], owner, exceptId: query.exceptId ?? null,
  }))
  return { items: rows.map(({ reasons, ...row }) => ({ ...toItem(row, by.organization.country), reasons })), nextCursor: null }
}

interface Asked {
  readonly name: string; readonly phones: readonly string[]; readonly emails: readonly string[]; readonly birthOn: string | null; readonly taxIds: readonly string[]
  readonly owner: string | null; readonly exceptId: string | null
}

export const duplicatesStatement = (organizationId: string, { name, phones, emails, birthOn, taxIds, owner, exceptId }: Asked): Sql => sql`
  select ${itemColumns}, f.reasons from (
    select d.id, array_agg(distinct d.reason) as reasons, sum(d.score) as score
    from app.find_duplicates(${organizationId}, ${name}, ${phones}, ${emails}, ${birthOn}, ${taxIds}, ${owner}, ${HOW_MANY}) d group by d.id) f
  join customers c on c.organization_id = ${organizationId} and c.id = f.id
  where c.merged_into is null and c.erased_at is null and (${owner}::uuid is null or c.owner_staff_id = ${owner}) and c.id is distinct from ${exceptId}::uuid
  order by f.score desc, c.id limit ${HOW_MANY}`
