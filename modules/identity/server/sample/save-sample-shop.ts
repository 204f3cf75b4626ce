import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { defaultsOf } from '../../domain/country-defaults.ts'
import { saveHours } from '../save-hours.ts'
import type { SampleShop, SampleStaff } from './sample-shop.ts'

/** Slugs that somebody's own shop may have taken already are passed over. */
const slugsOf = ({ slug, id }: SampleShop): string[] => [slug, `${slug}-sample`, `${slug}-${id.slice(-8)}`]

/**
 * Writes organization, branches, people with passwords, roles and skills. A person of the same e-mail who is there already
 * (they opened a shop of their own, then the sample was deleted) works in the sample as well and keeps their password.
 * @param passwordHashes by e-mail
 * @returns the shop with the ids of those people, and the e-mails of the people who were made
 */
export async function saveSampleShop(tx: Tx, invented: SampleShop, passwordHashes: ReadonlyMap<string, string>): Promise<{ shop: SampleShop; made: readonly string[] }> {
  const openedAt = `${invented.openedOn}T08:00:00Z`
  const known = await tx.rows<{ id: string; email: string }>(sql`select id, email from auth."user" where email = any(${invented.staff.map(({ email }) => email)})`)
  const knownIds = new Map(known.map(({ id, email }) => [email, id]))
  const shop = { ...invented, staff: invented.staff.map((staff) => ({ ...staff, personId: knownIds.get(staff.email) ?? staff.personId })) }
  const people = shop.staff.filter(({ email }) => !knownIds.has(email))
  await saveOrganization(tx, shop, openedAt)
  saveBranches(tx, shop, openedAt)
  savePeople(tx, shop, people, passwordHashes, openedAt)
  saveStaff(tx, shop, openedAt)
  return { shop, made: people.map(({ email }) => email) }
}

async function saveOrganization(tx: Tx, shop: SampleShop, openedAt: string): Promise<void> {
  for (const slug of slugsOf(shop)) {
    const saved = await tx.run(sql`
      insert into organizations (id, slug, name, country, currency, language, vat_payer, tax_number, sample, deposit_round_to, created_at)
      values (${shop.id}, ${slug}, ${shop.name}, ${shop.country}, ${shop.currency}, ${shop.language}, true, ${shop.taxNumber}, true,
        ${defaultsOf(shop.country).depositRoundTo}, ${openedAt}) on conflict (slug) do nothing`)
    if (saved > 0) return
  }
}

function saveBranches(tx: Tx, shop: SampleShop, openedAt: string): void {
  const branches = shop.branches.map(({ id, name, street, city, postalCode, phone, email, timeZone }) => ({ id, name, street, city, postalCode, phone, email, timeZone }))
  tx.send(sql`
    insert into branches (organization_id, id, kind, name, street, city, postal_code, phone, email, time_zone, created_at)
    select ${shop.id}, b.id, 'shop', b.name, b.street, b.city, b."postalCode", b.phone, b.email, b."timeZone", ${openedAt}
    from json_to_recordset(${JSON.stringify(branches)}) as b(id uuid, name text, street text, city text, "postalCode" text, phone text, email text, "timeZone" text)`)
  for (const { id, hours } of shop.branches) saveHours(tx, id, hours)
}

function savePeople(tx: Tx, shop: SampleShop, people: readonly SampleStaff[], passwordHashes: ReadonlyMap<string, string>, openedAt: string): void {
  const rows = people.map(({ personId, name, email }) => ({ personId, name, email, hash: passwordHashes.get(email), account: idOf(shop, 'account', email) }))
  tx.send(sql`
    with people as (
      select p.* from json_to_recordset(${JSON.stringify(rows)}) as p("personId" uuid, name text, email text, hash text, account uuid)
    ), users as (
      insert into auth."user" (id, name, email, language, "createdAt", "updatedAt") select "personId", name, email, ${shop.language}, ${openedAt}, ${openedAt} from people
    )
    insert into auth.account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
    select account, "personId", "personId"::text, 'credential', hash, ${openedAt}, ${openedAt} from people where hash is not null`)
}

function saveStaff(tx: Tx, shop: SampleShop, openedAt: string): void {
  const rows = shop.staff.map(({ id, personId, name, role, branchId, email }) => ({ id, personId, name, role, branchId, roleId: idOf(shop, 'role', email) }))
  const skills = [...new Set(shop.staff.flatMap((staff) => staff.skills.map(({ name }) => name)))].map((name) => ({ id: idOf(shop, 'skill', name), name }))
  const skilled = shop.staff.flatMap((staff) => staff.skills.map(({ name, level }) => ({ staffId: staff.id, skillId: idOf(shop, 'skill', name), level })))
  tx.send(sql`
    with members as (
      select m.* from json_to_recordset(${JSON.stringify(rows)}) as m(id uuid, "personId" uuid, name text, role text, "branchId" uuid, "roleId" uuid)
    ), staff as (
      insert into staff (organization_id, id, person_id, name, created_at) select ${shop.id}, id, "personId", name, ${openedAt} from members
    )
    insert into staff_roles (organization_id, id, staff_id, role, branch_id) select ${shop.id}, "roleId", id, role, "branchId" from members`)
  tx.send(sql`
    with skills as (
      insert into skills (organization_id, id, name) select ${shop.id}, s.id, s.name from json_to_recordset(${JSON.stringify(skills)}) as s(id uuid, name text)
    )
    insert into staff_skills (organization_id, staff_id, skill_id, level)
    select ${shop.id}, s."staffId", s."skillId", s.level from json_to_recordset(${JSON.stringify(skilled)}) as s("staffId" uuid, "skillId" uuid, level int)`)
}

const idOf = ({ seed, now }: SampleShop, ...name: string[]): string => newId(now.getTime(), randomOf(seed, 'shop', ...name).fill)
