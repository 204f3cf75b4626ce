import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { dayIn } from '#kernel/days'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import type { Call } from '#platform/http/route'
import { recordFacts } from '#platform/facts/record'
import type { newOrganization } from '../contract.ts'
import { defaultsOf } from '../domain/country-defaults.ts'
import { toSlug } from '../domain/slug.ts'
import { audit } from './audit.ts'
import type { IdentityDeps } from './deps.ts'
import { hashPassword } from './password-hash.ts'
import { savePerson } from './people.ts'
import { identityProblems } from './problems.ts'
import { refuseAccent, refuseHours } from './refusals.ts'
import { saveHours } from './save-hours.ts'
import { saveLogo } from './save-logo.ts'

/** The first owner: somebody who signs in already, or somebody new; without a password they need a link to choose one. */
export type Owner = { readonly personId: string } | { readonly name: string; readonly email: string; readonly password: string | null }

export interface CreateOrganization extends Omit<z.output<typeof newOrganization>, 'code'> {
  readonly owner: Owner
  readonly sample?: boolean
  /** Refuses when any organization exists: the first page, pressed by two people at once. */
  readonly onlyAsFirst?: boolean
}

export interface OrganizationIds {
  readonly organizationId: string
  readonly branchId: string
  readonly staffId: string
  readonly personId: string
}

type CreateDeps = Pick<IdentityDeps, 'db' | 'keys' | 'now' | 'onOrganizationCreated'>

/**
 * Opens an organization with its first branch and owner, and lets every module lay down its defaults, all or nothing.
 * @throws {Problem} identity/setup-done, identity/email-taken, http/id-exists, http/invalid for colours, hours and logo
 */
export async function createOrganization(deps: CreateDeps, input: CreateOrganization, call: Call | null = null): Promise<OrganizationIds> {
  if (input.accent) refuseAccent(input.accent)
  refuseHours(input.branch.hours, '/branch/hours')
  const ids = { organizationId: input.id ?? newId(), branchId: newId(), staffId: newId(), personId: 'personId' in input.owner ? input.owner.personId : newId() }
  // Hashing takes a while, and a lock would be held meanwhile.
  const passwordHash = 'password' in input.owner && input.owner.password !== null ? await hashPassword(input.owner.password) : null
  await deps.db.inTenant(ids.organizationId, async (tx) => {
    if (input.onlyAsFirst) await refuseUnlessFirst(tx)
    await saveOrganization(tx, input, ids)
    if ('email' in input.owner) await savePerson(tx, { ...input.owner, id: ids.personId, language: input.language, passwordHash, emailProven: true })
    await saveOwner(tx, ids)
    if (input.logo) await saveLogo(tx, deps.keys, input.logo, '/logo', ids.staffId)
    audit(tx, { kind: 'staff', actorId: ids.staffId, sessionId: null }, call, { action: 'organizations.created', subject: { kind: 'organization', id: ids.organizationId } })
    recordFacts(tx, { kind: 'identity.organization-created', subjectId: ids.organizationId, subjectVersion: 1 })
    const created = { id: ids.organizationId, country: input.country, currency: input.currency, language: input.language, vatPayer: input.vatPayer, createdOn: dayIn(input.branch.timeZone, deps.now()) }
    for (const layDown of deps.onOrganizationCreated) await layDown(tx, created)
  })
  return ids
}

/** Two that come at once stand in line here; the second finds the first. */
async function refuseUnlessFirst(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('lunette: the first organization', 0))`)
  const { organizations } = await tx.one<{ organizations: number }>(sql`select organizations from app.installation()`)
  if (organizations > 0) throw new Problem(identityProblems.setupDone)
}

async function saveOrganization(tx: Tx, input: CreateOrganization, { organizationId, branchId }: OrganizationIds): Promise<void> {
  const { depositRoundTo } = defaultsOf(input.country)
  const base = toSlug(input.name)
  const first = base.length > 1 ? base : 'shop'
  // Nobody may ask which names are taken: another organization is not to be seen. So it is tried.
  const slugs = [first, `${first}-2`, `${first}-3`, `${first}-${randomInt(10 ** 6, 10 ** 7)}`]
  for (const slug of slugs) {
    const saved = await tx.run(sql`
      insert into organizations (id, slug, name, country, currency, language, vat_payer, accent_light, accent_dark, sample, deposit_round_to)
      values (${organizationId}, ${slug}, ${input.name}, ${input.country}, ${input.currency}, ${input.language}, ${input.vatPayer},
        ${input.accent?.light ?? null}, ${input.accent?.dark ?? null}, ${input.sample ?? false}, ${depositRoundTo}) on conflict (slug) do nothing`)
    if (saved > 0) break
    // Nothing of ours may go on being written into an organization that is another's.
    if (slug === slugs.at(-1)) throw new Error('no name in addresses is free')
  }
  tx.send(sql`
    insert into branches (organization_id, id, kind, name, time_zone) values (${organizationId}, ${branchId}, 'shop', ${input.branch.name}, ${input.branch.timeZone})`)
  saveHours(tx, branchId, input.branch.hours)
}

async function saveOwner(tx: Tx, { organizationId, staffId, personId }: OrganizationIds): Promise<void> {
  await tx.run(sql`
    insert into staff (organization_id, id, person_id, name) select ${organizationId}, ${staffId}, u.id, u.name from auth."user" u where u.id = ${personId}`)
  tx.send(sql`insert into staff_roles (organization_id, id, staff_id, role, branch_id) values (${organizationId}, ${newId()}, ${staffId}, 'owner', null)`)
}
