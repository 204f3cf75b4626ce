import { newId } from '#kernel/ids'
import { may } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Problem } from '#platform/http/problem'
import { refuseByContract } from '#platform/http/read-input'
import { translator } from '#platform/i18n/index'
import type { GuardianContent } from './customer-data.ts'
import { touched } from './read-customer.ts'

/** The household of somebody else, for who moves in with them; made when they lived alone until now. @throws {Problem} http/invalid */
export async function householdOf(tx: Tx, by: StaffMember, id: string, otherId: string): Promise<string> {
  const other = otherId === id ? undefined : await relative(tx, by, otherId)
  if (!other) throw noSuchCustomer(by, '/householdWith')
  if (other.householdId) return other.householdId
  const householdId = newId()
  // Two who move in at once: whoever comes second lives where the first made a home.
  const home = await tx.one<{ household_id: string }>(sql`
    update customers set household_id = coalesce(household_id, ${householdId}) where organization_id = ${tx.organizationId} and id = ${other.id} returning household_id`)
  return home.household_id
}

/** @throws {Problem} http/invalid when the guardian is nobody here, or the customer themself */
export async function mustBeGuardian(tx: Tx, by: StaffMember, id: string, guardian: GuardianContent | null | undefined): Promise<void> {
  if (!guardian?.customerId) return
  const other = await relative(tx, by, guardian.customerId)
  if (!other || other.id === id) throw noSuchCustomer(by, '/guardian/customerId')
}

interface Found { readonly id: string; readonly householdId: string | null; readonly ownerStaffId: string | null }

async function relative(tx: Tx, by: StaffMember, id: string): Promise<Found | undefined> {
  const row = await tx.maybe<Found>(sql`
    select c.id, c.household_id as "householdId", c.owner_staff_id as "ownerStaffId" from customers asked
    join customers c on c.organization_id = asked.organization_id and c.id = case when asked.merged_into is null then asked.id else asked.merged_into end
    where asked.organization_id = ${tx.organizationId} and asked.id = ${id} and c.erased_at is null`)
  return row && may(by, 'customers.read', touched(row)) ? row : undefined
}

function noSuchCustomer(by: StaffMember, pointer: string): Problem {
  const i18n = translator(by.language)
  return refuseByContract([{ pointer, detail: i18n._({ id: 'customers.refused.relative', message: 'There is no such customer, or it is the same one.' }) }])
}
