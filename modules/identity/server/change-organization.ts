import type { z } from 'zod'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { recordFacts } from '#platform/facts/record'
import type { Call } from '#platform/http/route'
import type { organizationChange } from '../contract.ts'
import { audit } from './audit.ts'
import { checkVersion } from './check-version.ts'
import type { IdentityDeps } from './deps.ts'
import { selectOrganization, toOrganizationView } from './organization-view.ts'
import type { OrganizationRow, OrganizationView } from './organization-view.ts'
import { refuseAccent } from './refusals.ts'
import { mustMay, onceBy } from './staff-member.ts'
import type { StaffMember } from './staff-member.ts'

type OrganizationDeps = Pick<IdentityDeps, 'db' | 'keys' | 'callers'>

/** Changes the organization's name, language, taxes, look and deposits. */
export function changeOrganization(deps: OrganizationDeps, by: StaffMember, call: Call, version: number, change: z.output<typeof organizationChange>): Promise<OrganizationView> {
  if (change.accent) refuseAccent(change.accent)
  return writeOrganization(deps, by, call, { action: 'organizations.changed', version }, async (tx, before) => {
    const after = { ...before, ...change }
    tx.send(sql`
      update organizations set name = ${after.name}, language = ${after.language}, vat_payer = ${after.vatPayer}, prices_gross = ${after.pricesGross},
        tax_number = ${after.taxNumber || null}, accent_light = ${after.accent?.light ?? null}, accent_dark = ${after.accent?.dark ?? null},
        deposit_share_bps = ${after.depositShareBps}, deposit_round_to = ${after.depositRoundTo} where id = ${tx.organizationId}`)
    return { before: pick(before, change), after: change }
  })
}

const pick = (before: OrganizationView, change: object): object =>
  Object.fromEntries(Object.entries(before).filter(([field]) => field in change))

/**
 * Locks the organization, lets `work` change it, raises its version and tells. Every change of the organization itself comes
 * through here. `work` answers what the audit may say.
 */
export function writeOrganization(
  deps: OrganizationDeps, by: StaffMember, call: Call, { action, version }: { action: string; version: number | null },
  work: (tx: Tx, before: OrganizationView) => Promise<Readonly<Record<string, unknown>>>,
): Promise<OrganizationView> {
  mustMay(by, 'organization.manage')
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const before = toOrganizationView(await tx.one<OrganizationRow>(sql`${selectOrganization(tx.organizationId)} for no key update of o`))
    if (version !== null) checkVersion(before, version)
    const changes = await work(tx, before)
    tx.send(sql`update organizations set version = version + 1 where id = ${tx.organizationId}`)
    audit(tx, by, call, { action, subject: { kind: 'organization', id: tx.organizationId }, changes })
    recordFacts(tx, { kind: 'identity.organization-changed', subjectId: tx.organizationId, subjectVersion: before.version + 1 })
    tx.afterCommit(() => deps.callers.forget())
    return { answer: await organizationNow(tx), ids: {} }
  }, organizationNow)
}

/** The organization as the transaction sees it. */
export const organizationNow = async (tx: Tx): Promise<OrganizationView> =>
  toOrganizationView(await tx.one<OrganizationRow>(selectOrganization(tx.organizationId)))
