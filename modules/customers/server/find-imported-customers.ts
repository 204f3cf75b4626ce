import { foldKey } from '#platform/bulk/bulk'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { displayName } from '../domain/display-name.ts'
import { readTypedPerson } from '../domain/read-typed-person.ts'
import type { CustomerBrief } from './customer-brief.ts'
import { readPhone } from '#platform/text/phone'

/** What a row of another system says of a customer. */
export interface WantedCustomer { readonly row: number; readonly externalId: string | null; readonly name: string | null; readonly phone: string | null; readonly email: string | null }

interface Candidate extends Omit<CustomerBrief, 'name'> { readonly givenName: string; readonly familyName: string; readonly phones: readonly string[]; readonly emails: readonly string[]; readonly externalIds: readonly string[] }

/**
 * The one customer that each row means, held until the transaction ends when `hold`: by the number of the old system, else by
 * e-mail, telephone and name, all of which must agree as far as they are said. `several`: more than one fits; missing: nobody.
 */
export async function findImportedCustomers(tx: Tx, wanted: readonly WantedCustomer[], { system, phoneCountry, hold }: { readonly system: string; readonly phoneCountry: string; readonly hold: boolean }): Promise<ReadonlyMap<number, CustomerBrief | 'several'>> {
  const read = wanted.map((one) => {
    const phone = one.phone === null ? null : readPhone(one.phone, phoneCountry)
    return { ...one, phone: phone && 'value' in phone ? phone.value : null, email: one.email?.toLowerCase() ?? null, family: one.name === null ? null : readTypedPerson(one.name).familyName || one.name }
  })
  const values = (field: 'externalId' | 'phone' | 'email' | 'family'): string[] => [...new Set(read.flatMap((one) => one[field] ?? []))]
  const ids = await tx.rows<{ id: string }>(sql`
    select subject_id as id from external_refs where organization_id = ${tx.organizationId} and system = ${system} and kind = 'customer' and external_id = any(${values('externalId')})
    union select customer_id from customer_contacts where organization_id = ${tx.organizationId} and kind = 'email' and value_key = any(${values('email')})
    union select customer_id from customer_contacts where organization_id = ${tx.organizationId} and kind = 'phone' and value_key = any(${values('phone')})
    union select id from customers where organization_id = ${tx.organizationId} and family_name collate "und-x-icu" = any(${values('family')}) and merged_into is null and erased_at is null`)
  if (hold) await tx.run(sql`select from customers where organization_id = ${tx.organizationId} and id = any(${ids.map(({ id }) => id)}::uuid[]) order by id for share`)
  const candidates = await tx.rows<Candidate>(sql`
    select c.id, c.given_name as "givenName", c.family_name as "familyName", c.language, c.class, c.owner_staff_id as "ownerStaffId", c.phone, c.email,
      array(select k.value_key from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'phone') as phones,
      array(select k.value_key from customer_contacts k where k.organization_id = c.organization_id and k.customer_id = c.id and k.kind = 'email') as emails,
      array(select r.external_id from external_refs r where r.organization_id = c.organization_id and r.subject_id = c.id and r.system = ${system} and r.kind = 'customer') as "externalIds"
    from customer_briefs c where c.organization_id = ${tx.organizationId} and c.id = any(${ids.map(({ id }) => id)}::uuid[]) and not c.gone`)
  return new Map(read.flatMap((one) => {
    const numbered = one.externalId === null ? [] : candidates.filter(({ externalIds }) => externalIds.includes(one.externalId!))
    const alike = candidates.filter((candidate) => fits(candidate, one))
    const fitting = numbered.length > 0 ? numbered : one.externalId !== null && one.phone === null && one.email === null ? [] : alike
    const [first] = fitting
    return first ? [[one.row, fitting.length > 1 ? 'several' as const : briefOf(first)] as const] : []
  }))
}

function fits(candidate: Candidate, { name, phone, email }: { readonly name: string | null; readonly phone: string | null; readonly email: string | null }): boolean {
  if (name === null && phone === null && email === null) return false
  const names = [`${candidate.givenName} ${candidate.familyName}`, `${candidate.familyName} ${candidate.givenName}`, displayName(candidate)].map(foldKey)
  return (name === null || names.includes(foldKey(name))) && (phone === null || candidate.phones.includes(phone)) && (email === null || candidate.emails.includes(email))
}

const briefOf = ({ givenName, familyName, phones: _phones, emails: _emails, externalIds: _refs, ...brief }: Candidate): CustomerBrief => ({ ...brief, name: displayName({ givenName, familyName }) })
