import { may, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { CustomerData } from './customer-data.ts'

/** The customer with that id, or undefined; one statement. Those merged away or erased are not there. */
export const customerById = (tx: Tx, id: string): Promise<CustomerData | undefined> => tx.maybe<CustomerData>(sql`
  select c.id, c.given_name as "givenName", c.family_name as "familyName", c.title, c.birth_on as "birthOn", c.language, c.preferred_channel as "preferredChannel", c.class,
    c.source, c.note, c.home_branch_id as "homeBranchId", c.owner_staff_id as "ownerStaffId", c.created_at as "createdAt", c.version,
    (select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'value', k.value) order by k.position, k.id), '[]')
      from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id) as contacts
  from customers c where c.organization_id = ${tx.organizationId} and c.id = ${id} and c.merged_into is null and c.erased_at is null`)

/** The customer as somebody may see it. @throws {Problem} http/not-found, also when it is another's own */
export function seenBy(by: StaffMember, customer: CustomerData | undefined): CustomerData {
  if (!customer || !may(by, 'customers.read', touched(customer))) throw new Problem(httpProblems.notFound)
  return customer
}

/** The customer, locked against others who change it. @throws {Problem} http/not-found or http/forbidden */
export async function customerToChange(tx: Tx, by: StaffMember, id: string): Promise<CustomerData> {
  const locked = lock(tx, id)
  // Read by a second statement: one that had to wait for the lock would still see the contacts as they were before.
  const customer = await customerById(tx, id)
  await locked
  if (!customer) throw new Problem(httpProblems.notFound)
  mustMay(by, 'customers.write', touched(customer), 'customers.read')
  return customer
}

/** Orders that refer to the customer need not wait: a foreign key asks for less than this lock holds. */
export const lock = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = ${id} for no key update`)

const touched = ({ ownerStaffId }: CustomerData): { ownerStaffIds: (string | null)[] } => ({ ownerStaffIds: [ownerStaffId] })
