import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { searchTextOfCustomer } from '../search-text.ts'
import type { SampleCustomer } from './sample-customer.ts'

/** Writes customers with their contacts in two statements, without waiting. A few hundred at a time keep memory small. */
export function saveSampleCustomers(tx: Tx, customers: readonly SampleCustomer[]): void {
  const rows = customers.map(({ contacts: _contacts, phones: _phones, emails: _emails, ...customer }, index) => ({ ...customer, search: searchTextOfCustomer(customers[index]!) }))
  tx.send(sql`
    insert into customers (organization_id, id, given_name, family_name, title, birth_on, language, preferred_channel, class, source, note, home_branch_id, owner_staff_id, search_text, created_at, created_by)
    select ${tx.organizationId}, c.id, c."givenName", c."familyName", c.title, c."birthOn", c.language, c."preferredChannel", c.class, c.source, c.note, c."homeBranchId", c."ownerStaffId",
      ' ' || app.fold(c.search), c."createdAt", c."createdBy"
    from json_to_recordset(${JSON.stringify(rows)}) as c(id uuid, "givenName" text, "familyName" text, title text, "birthOn" date, language text, "preferredChannel" text, class text,
      source text, note text, "homeBranchId" uuid, "ownerStaffId" uuid, search text, "createdAt" timestamptz, "createdBy" uuid)`)
  const contacts = customers.flatMap(({ id, contacts: own }) => own.map((contact) => ({ ...contact, customer: id })))
  tx.send(sql`
    insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
    select ${tx.organizationId}, k.id, k.customer, k.kind, k.value, k.position
    from json_to_recordset(${JSON.stringify(contacts)}) as k(id uuid, customer uuid, kind text, value text, position int)`)
}
