import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Contact, CustomerContent } from './customer-data.ts'

/** The contacts of a customer in their sequence; one that was there before keeps its id. */
export function contactsOf({ phones, emails }: Pick<CustomerContent, 'phones' | 'emails'>, before: readonly Contact[] = []): (Contact & { position: number })[] {
  const known = (kind: Contact['kind'], value: string): string => before.find((contact) => contact.kind === kind && contact.value.toLowerCase() === value.toLowerCase())?.id ?? newId()
  return [...phones.map((value) => ({ kind: 'phone' as const, value })), ...emails.map((value) => ({ kind: 'email' as const, value }))]
    .map(({ kind, value }, position) => ({ id: known(kind, value), kind, value, position }))
}

/** Puts these contacts in the place of all the customer had. */
export function replaceContacts(tx: Tx, customerId: string, contacts: readonly (Contact & { position: number })[]): void {
  tx.send(sql`delete from customer_contacts where organization_id = ${tx.organizationId} and customer_id = ${customerId}`)
  tx.send(sql`
    insert into customer_contacts (organization_id, id, customer_id, kind, value, position)
    select ${tx.organizationId}, k.id, ${customerId}, k.kind, k.value, k.position
    from json_to_recordset(${JSON.stringify(contacts)}) as k(id uuid, kind text, value text, position int)`)
}
