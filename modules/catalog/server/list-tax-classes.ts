import { dayIn } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { TaxClass } from '../contract.ts'

/** Every tax class with the rates that hold today for this organization: its country, registered for the tax or not. */
export const listTaxClasses = (tx: Tx, { organization }: StaffMember, now: Date): Promise<TaxClass[]> => {
  const [branch] = organization.branches.values()
  const today = dayIn(branch?.timeZone ?? 'UTC', now)
  return tx.rows<TaxClass>(sql`
    select c.code, c.name,
      (select coalesce(json_agg(json_build_object('component', r.component, 'country', r.country, 'rateBps', r.rate_bps, 'validFrom', r.valid_from, 'validTo', r.valid_to,
          'source', r.source, 'verifiedOn', r.verified_on) order by r.component), '[]')
        from tax_rates r where r.organization_id = c.organization_id and r.tax_class = c.code and r.country = ${organization.country} and r.vat_payer = ${organization.vatPayer}
          and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})) as rates
    from tax_classes c where c.organization_id = ${tx.organizationId} order by c.position, c.code`)
}
