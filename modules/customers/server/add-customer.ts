import { onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import type { Deps } from '#platform/deps'
import type { Call } from '#platform/http/route'
import type { NewCustomer } from '../contract.ts'
import { createCustomer } from './create-customer.ts'
import type { CustomerData } from './customer-data.ts'
import { customerById, seenBy } from './read-customer.ts'

/** Makes a customer in a transaction of its own. `created` false: the id was known and said the same. */
export const addCustomer = (deps: Deps, by: StaffMember, call: Call, input: NewCustomer): Promise<{ customer: CustomerData; created: boolean }> =>
  once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const answer = await createCustomer(deps, tx, by, call, input)
    return { answer, ids: { customerId: answer.customer.id } }
  }, async (tx, ids) => ({ customer: seenBy(by, await customerById(tx, ids.customerId ?? '')), created: true }))
