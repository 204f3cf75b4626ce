import type { BulkChange, UndoneChange } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { ImportedContent } from './import-customers.ts'
import { replaceContacts } from './save-contacts.ts'
import { addressesOf, replaceAddresses, replaceTaxIds } from './save-lists.ts'
import { newId } from '#kernel/ids'
import { searchTextOfCustomer } from './search-text.ts'

/**
 * Takes back what an import did to these customers: new ones go, changed ones become what they were. Whoever was changed by hand
 * since, or is used by an order, stays as they are now.
 */
export async function undoImportedCustomers(tx: Tx, system: string, changes: readonly BulkChange[]): Promise<UndoneChange[]> {
  const ids = changes.map(({ subjectId }) => subjectId)
  await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) order by id for update`)
  const there = new Map((await tx.rows<There>(sql`
    select id, version, home_branch_id as "homeBranchId", owner_staff_id as "ownerStaffId" from customers where organization_id = ${tx.organizationId} and id = any(${ids}::uuid[]) and merged_into is null and erased_at is null`)).map((one) => [one.id, one]))
  const untouched = changes.filter(({ subjectId, version }) => there.get(subjectId)?.version === version)
  const made = untouched.filter(({ before }) => before === null).map(({ subjectId }) => subjectId)
  const removed = new Set((await tx.rows<{ id: string }>(sql`select r as id from app.remove_imported(${tx.organizationId}, 'customer', ${made}::uuid[]) r`)).map(({ id }) => id))
  tx.send(sql`delete from external_refs where organization_id = ${tx.organizationId} and system = ${system} and kind = 'customer' and subject_id = any(${[...removed]}::uuid[])`)
  const restored = untouched.filter(({ before }) => before !== null)
  for (const { subjectId, before } of restored) restore(tx, there.get(subjectId)!, before as Kept)
  const restoredIds = new Set(restored.map(({ subjectId }) => subjectId))
  return ids.map((subjectId) => ({ subjectId, outcome: removed.has(subjectId) ? 'removed' : restoredIds.has(subjectId) ? 'restored' : 'kept' }))
}

interface There { readonly id: string; readonly version: number; readonly homeBranchId: string | null; readonly ownerStaffId: string | null }

/** What an import kept; one of long ago kept no addresses and tax numbers, for it changed none, and not by what the class was given. */
type Kept = Omit<ImportedContent, 'addresses' | 'taxIds'> & Partial<Pick<ImportedContent, 'addresses' | 'taxIds'>> & { readonly classBy?: string }

function restore(tx: Tx, { id, version: last, homeBranchId, ownerStaffId }: There, before: Kept): void {
  const version = last + 1
  tx.send(sql`
    update customers set title = ${before.title}, given_name = ${before.givenName}, family_name = ${before.familyName}, birth_on = ${before.birthOn}, language = ${before.language}, class = ${before.class}, class_by = coalesce(${before.classBy ?? null}, class_by),
      source = ${before.source}, note = ${before.note}, search_text = ' ' || app.fold(${searchTextOfCustomer(before)}), version = ${version}
    where organization_id = ${tx.organizationId} and id = ${id}`)
  const contacts = [...before.phones.map((value) => ({ kind: 'phone' as const, value })), ...before.emails.map((value) => ({ kind: 'email' as const, value }))]
  replaceContacts(tx, id, contacts.map((contact, position) => ({ ...contact, id: newId(), position })))
  if (before.addresses) replaceAddresses(tx, id, addressesOf(before.addresses))
  if (before.taxIds) replaceTaxIds(tx, id, before.taxIds)
  recordFacts(tx, { kind: 'customers.changed', subjectId: id, subjectVersion: version, branchId: homeBranchId, ownerStaffIds: [ownerStaffId] })
}
