import type { Customer, CustomerItem } from '#modules/customers/contract'
import { itemOf } from '#modules/customers/web'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import type { IntakeDraft } from './draft.ts'

/** Puts the entry that is left in the place of everybody in the draft who was joined with another one meanwhile. */
export function useSurvivors(): (draft: IntakeDraft) => Promise<(now: IntakeDraft) => IntakeDraft> {
  const { organizationId } = useCalling()
  // A joined entry is read as the one that is left.
  const survivorOf = async (id: string): Promise<CustomerItem | null> => {
    const found = await call<Customer>('GET', `/customers/${id}`, { organizationId })
    return found.id === id ? null : itemOf(found)
  }
  return async ({ customer, wearer, payers }) => {
    const ids = [...new Set([customer?.id, wearer?.id, ...payers.map(({ customerId }) => customerId)])].filter((id) => id !== undefined)
    const survivors = new Map(await Promise.all(ids.map(async (id) => [id, await survivorOf(id)] as const)))
    const nowOf = (person: CustomerItem | null) => person && (survivors.get(person.id) ?? person)
    return (now) => ({
      ...now, customer: nowOf(now.customer), wearer: nowOf(now.wearer),
      payers: now.payers.map((payer) => {
        const survivor = survivors.get(payer.customerId)
        return survivor ? { ...payer, customerId: survivor.id, name: survivor.name } : payer
      }),
    })
  }
}
