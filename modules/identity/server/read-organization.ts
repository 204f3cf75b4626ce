import type { Language } from '#kernel/languages'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { inForce } from '../domain/capabilities.ts'
import type { BranchBrief, OrganizationBrief } from './staff-member.ts'

interface Row {
  id: string; name: string; country: string; currency: string; language: Language; vat_payer: boolean; prices_gross: boolean
  deposit_share_bps: number; deposit_round_to: number; sample: boolean; off: string[]; branches: BranchBrief[]
}

/** The organization of the transaction with its capabilities and open branches, in one statement. */
export async function readOrganization(tx: Tx): Promise<OrganizationBrief | null> {
  const row = await tx.maybe<Row>(sql`
    select o.id, o.name, o.country, o.currency, o.language, o.vat_payer, o.prices_gross, o.deposit_share_bps, o.deposit_round_to, o.sample,
      coalesce((select json_agg(c.capability) from organization_capabilities c where c.organization_id = o.id and not c.enabled), '[]') as off,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'timeZone', b.time_zone) order by b.created_at, b.id)
        from branches b where b.organization_id = o.id and b.closed_at is null), '[]') as branches
    from organizations o where o.id = ${tx.organizationId}`)
  if (!row) return null
  return {
    id: row.id, name: row.name, country: row.country, currency: row.currency, language: row.language, vatPayer: row.vat_payer, pricesGross: row.prices_gross,
    depositShareBps: row.deposit_share_bps, depositRoundTo: row.deposit_round_to, sample: row.sample,
    capabilities: new Set(inForce(new Set(row.off))), branches: new Map(row.branches.map((branch) => [branch.id, branch])),
  }
}
