import type { TableRows } from '#platform/db/copy-rows'
import { searchTextOfCustomer } from '../search-text.ts'
import type { SampleCustomer } from './sample-customer.ts'

/** The rows of these customers, in the sequence in which they must be written; `search_text` is still to be folded. */
export const sampleCustomerRows = (organizationId: string, customers: readonly SampleCustomer[]): TableRows[] => [
  { table: 'customers', rows: customers.map((one) => ({
    organization_id: organizationId, id: one.id, given_name: one.givenName, family_name: one.familyName, title: one.title, birth_on: one.birthOn, language: one.language,
    preferred_channel: one.preferredChannel, class: one.class, source: one.source, note: one.note, home_branch_id: one.homeBranchId, owner_staff_id: one.ownerStaffId,
    search_text: ` ${searchTextOfCustomer(one)}`, created_at: one.createdAt, created_by: one.createdBy,
  })) },
  { table: 'customer_contacts', rows: customers.flatMap(({ id, contacts }) => contacts.map((one) => (
    { organization_id: organizationId, id: one.id, customer_id: id, kind: one.kind, value: one.value, position: one.position }))) },
]
