import type { Day } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { ConsentGiver } from '../domain/consent.ts'
import { isMinor, whyNoHealthData } from '../domain/health-consent.ts'
import type { HealthRefusal } from '../domain/health-consent.ts'
import { todayOf } from './today-of.ts'

/** What whoever writes about a person's health must know first. */
export interface HealthPerson {
  readonly id: string
  /** Whose own customer it is; callers ask with it whether somebody may. */
  readonly ownerStaffId: string | null
  readonly birthOn: Day | null
  readonly minor: boolean
  /** Why nothing may be written, or null. */
  readonly refusal: HealthRefusal | null
}

/** The person, held as by {@link holdCustomer}, and whether their health may be written about today; undefined when there is none here. */
export async function healthPerson(tx: Tx, by: StaffMember, id: string, now: Date): Promise<HealthPerson | undefined> {
  tx.send(sql`select from customers where organization_id = ${tx.organizationId} and id = ${id} for share`)
  const row = await tx.maybe<{ id: string; ownerStaffId: string | null; birthOn: Day | null; hasGuardian: boolean; granted: boolean | null; givenBy: ConsentGiver | null }>(sql`
    select c.id, c.owner_staff_id as "ownerStaffId", c.birth_on as "birthOn", (c.guardian_customer_id is not null or c.guardian_name is not null) as "hasGuardian", k.granted, k.given_by as "givenBy"
    from customers c left join lateral (
      select s.granted, s.given_by from customer_consents s
      where s.organization_id = c.organization_id and s.customer_id in (select m.id from customers m where m.organization_id = c.organization_id and (m.id = c.id or m.merged_into = c.id)) and s.purpose = 'health-data' order by s.said_at desc, s.recorded_at desc limit 1) k on true
    where c.organization_id = ${tx.organizationId} and c.id = ${id} and c.merged_into is null and c.erased_at is null`)
  if (!row) return undefined
  const { hasGuardian, granted, givenBy, ...person } = row
  const today = todayOf(by, now)
  const consent = granted === null || givenBy === null ? null : { granted, givenBy }
  return { ...person, minor: isMinor(person.birthOn, today), refusal: whyNoHealthData({ birthOn: person.birthOn, hasGuardian, consent }, 'note', today) }
}
