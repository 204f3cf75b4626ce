import { may, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import { displayName } from '../domain/display-name.ts'
import type { CustomerData } from './customer-data.ts'
import { refuseMerged } from './refuse-merged.ts'

/**
 * The customer with that id, or undefined; one statement. Who was merged into another is answered by that other, so that links
 * and papers of long ago still lead to the person; the erased are not there.
 */
export const customerById = (tx: Tx, id: string): Promise<CustomerData | undefined> => tx.maybe<CustomerData>(sql`
  select c.id, c.given_name as "givenName", c.family_name as "familyName", c.title, c.birth_on as "birthOn", c.language, c.preferred_channel as "preferredChannel", c.class, c.class_by as "classBy",
    c.source, c.note, c.home_branch_id as "homeBranchId", c.owner_staff_id as "ownerStaffId", c.employer, c.household_id as "householdId", c.created_at as "createdAt", c.version,
    case when c.insurer is not null then json_build_object('name', c.insurer, 'number', coalesce(c.insurer_number, '')) end as insurer,
    case when coalesce(c.guardian_customer_id::text, c.guardian_name) is not null then json_build_object('customerId', c.guardian_customer_id, 'name', c.guardian_name, 'phone', c.guardian_phone) end as guardian,
    (select json_build_object('id', b.survivor_id, 'givenName', b.given_name, 'familyName', b.family_name, 'ownerStaffId', b.owner_staff_id, 'phone', b.phone)
      from customer_briefs b where b.organization_id = c.organization_id and b.id = c.guardian_customer_id and not b.gone) as "guardianCustomer",
    (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'value', k.value) order by k.position, k.id), '[]')
      from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id) as contacts,
    (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'street', a.street, 'city', a.city, 'postalCode', a.postal_code, 'region', a.region, 'country', a.country) order by a.position, a.id), '[]')
      from customer_addresses a where a.organization_id = c.organization_id and a.customer_id = c.id) as addresses,
    (select coalesce(json_agg(json_build_object('kind', t.kind, 'value', t.value) order by t.kind), '[]')
      from customer_tax_ids t where t.organization_id = c.organization_id and t.customer_id = c.id) as "taxIds",
    (select coalesce(json_agg(g.tag order by g.tag collate "C"), '[]') from customer_tags g where g.organization_id = c.organization_id and g.customer_id = c.id) as tags,
    (select coalesce(json_agg(json_build_object('id', h.id, 'givenName', h.given_name, 'familyName', h.family_name, 'ownerStaffId', h.owner_staff_id) order by h.birth_on, h.id), '[]')
      from customers h where h.organization_id = c.organization_id and h.household_id = c.household_id and h.id <> c.id and h.merged_into is null and h.erased_at is null) as household,
    (select coalesce(json_agg(json_build_object('id', w.id, 'givenName', w.given_name, 'familyName', w.family_name, 'ownerStaffId', w.owner_staff_id) order by w.birth_on, w.id), '[]')
      from customers w where w.organization_id = c.organization_id and w.merged_into is null and w.erased_at is null
        and w.guardian_customer_id in (select m.id from customers m where m.organization_id = c.organization_id and (m.id = c.id or m.merged_into = c.id))) as "guardianOf"
  from customers c join customers asked on asked.organization_id = c.organization_id and c.id = case when asked.merged_into is null then asked.id else asked.merged_into end
  where asked.organization_id = ${tx.organizationId} and asked.id = ${id} and c.erased_at is null`)

/** The customer as somebody may see it. @throws {Problem} http/not-found, also when it is another's own */
export function seenBy(by: StaffMember, customer: CustomerData | undefined): CustomerData {
  if (!customer || !may(by, 'customers.read', touched(customer))) throw new Problem(httpProblems.notFound)
  return customer
}

/** The customer, locked against others who change it. @throws {Problem} http/not-found, http/forbidden or customers/merged */
export async function customerToChange(tx: Tx, by: StaffMember, id: string): Promise<CustomerData> {
  const locked = lock(tx, id)
  // Read by a second statement: one that had to wait for the lock would still see the contacts as they were before.
  const customer = await customerById(tx, id)
  await locked
  if (!customer) throw new Problem(httpProblems.notFound)
  mustMay(by, 'customers.write', touched(customer), 'customers.read')
  if (customer.id !== id) throw refuseMerged(by, { id: customer.id, name: displayName(customer) })
  return customer
}

/** Orders that refer to the customer need not wait: a foreign key asks for less than this lock holds. */
export const lock = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = ${id} for no key update`)

/** The rows that are one person: the customer and all who were merged into it. The customer comes first. */
export async function rowsOfPerson(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from customers where organization_id = ${tx.organizationId} and merged_into = ${id} order by id`)
  return [id, ...rows.map((row) => row.id)]
}

export const touched = ({ ownerStaffId }: Pick<CustomerData, 'ownerStaffId'>): { ownerStaffIds: (string | null)[] } => ({ ownerStaffIds: [ownerStaffId] })
