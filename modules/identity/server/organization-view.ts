import type { z } from 'zod'
import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { organization } from '../contract.ts'

import { inForce } from '../domain/index.ts'
import type { Role } from '../domain/index.ts'

export interface OrganizationRow {
  id: string; slug: string; name: string; country: string; currency: string; language: Language; vat_payer: boolean; prices_gross: boolean
  tax_number: string | null; accent_light: string | null; accent_dark: string | null; logo_file_id: string | null; sample: boolean
  deposit_share_bps: number; deposit_round_to: number; version: number; off: string[]; second_factor_roles: Role[]; second_factor_grace_days: number
}

export type OrganizationView = z.input<typeof organization>

/** The row of an organization with the capabilities switched off by hand. */
export const selectOrganization = (organizationId: string): Sql => sql`
  select o.id, o.slug, o.name, o.country, o.currency, o.language, o.vat_payer, o.prices_gross, o.tax_number, o.accent_light, o.accent_dark, o.logo_file_id, o.sample,
    o.deposit_share_bps, o.deposit_round_to, o.version, o.second_factor_grace_days, array(select jsonb_object_keys(o.second_factor_since) order by 1) as second_factor_roles,
    array(select c.capability from organization_capabilities c where c.organization_id = o.id and not c.enabled) as off
  from organizations o where o.id = ${organizationId}`

export function toOrganizationView(row: OrganizationRow): OrganizationView {
  return {
    id: row.id, slug: row.slug, name: row.name, country: row.country, currency: row.currency, language: row.language,
    vatPayer: row.vat_payer, pricesGross: row.prices_gross, taxNumber: row.tax_number,
    accent: row.accent_light && row.accent_dark ? { light: row.accent_light, dark: row.accent_dark } : null,
    // A picture's address carries no header, hence the organization in it; the file's id makes a new logo a new address.
    logoUrl: row.logo_file_id && `/api/v1/organization/logo?organization=${row.id}&file=${row.logo_file_id}`,
    sample: row.sample, depositShareBps: row.deposit_share_bps, depositRoundTo: row.deposit_round_to,
    capabilities: inForce(new Set(row.off)), secondFactor: { roles: row.second_factor_roles, graceDays: row.second_factor_grace_days }, version: row.version,
  }
}
