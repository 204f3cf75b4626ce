import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { CustomerClass } from '../domain/customer.ts'
import { displayName } from '../domain/display-name.ts'
import { lock } from './read-customer.ts'

/** Who a customer is and how to reach them, for modules above: phone in E.164, the first of each. */
export interface CustomerBrief {
  readonly id: string
  /** Another id when this row was merged into another customer: the rest is what that one says, and new work belongs there. */
  readonly survivorId: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly language: Language
  readonly class: CustomerClass
  /** Whose own customer it is; callers ask with it whether somebody may. */
  readonly ownerStaffId: string | null
}

/** The customer in short, or undefined when there is none here; one statement. */
export async function customerBrief(tx: Tx, id: string): Promise<CustomerBrief | undefined> {
  const row = await tx.maybe<Omit<CustomerBrief, 'name'> & { givenName: string; familyName: string }>(sql`
    select c.id, c.survivor_id as "survivorId", c.given_name as "givenName", c.family_name as "familyName", c.language, c.class, c.owner_staff_id as "ownerStaffId", c.phone, c.email
    from customer_briefs c where c.organization_id = ${tx.organizationId} and c.id = ${id} and not c.gone`)
  if (!row) return undefined
  const { givenName, familyName, ...brief } = row
  return { ...brief, name: displayName({ givenName, familyName }) }
}

/** The same, locked until the transaction ends: nobody changes, merges or erases the customer meanwhile. */
export async function lockCustomer(tx: Tx, id: string): Promise<CustomerBrief | undefined> {
  const [, brief] = await Promise.all([lock(tx, id), customerBrief(tx, id)])
  return brief
}

/** The same for whoever copies from the customer: many may at once, and whoever changes the customer waits until the copies can be seen. */
export async function holdCustomer(tx: Tx, id: string): Promise<CustomerBrief | undefined> {
  tx.send(sql`select from customers where organization_id = ${tx.organizationId} and id = ${id} for share`)
  return customerBrief(tx, id)
}
