import type { AuditEntry } from '#modules/identity/server'
import type { Key } from '#platform/crypto/seal'
import type { CustomerContent } from './customer-data.ts'

const open = ['language', 'preferredChannel', 'class', 'classBy', 'householdId', 'homeBranchId', 'ownerStaffId'] as const satisfies readonly (keyof CustomerContent)[]

/** What audit keeps of a change: codes and ids in the open, everything about the person sealed under the person's key. */
export function auditedOf(customerId: string, key: Key, before: Partial<CustomerContent>, after: Partial<CustomerContent>): Pick<AuditEntry, 'changes' | 'personal'> {
  const isOpen = (field: string): boolean => (open as readonly string[]).includes(field)
  const part = (from: object, wanted: boolean): object => Object.fromEntries(Object.entries(from).filter(([field]) => isOpen(field) === wanted))
  return {
    changes: { fields: Object.keys(after), before: part(before, true), after: part(after, true) },
    personal: { personId: customerId, key, values: { before: part(before, false), after: part(after, false) } },
  }
}
