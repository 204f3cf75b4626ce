import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { TaxRate } from '../contract.ts'

const rateColumns = sql`
  r.id, r.tax_class as "taxClass", r.component, r.country, r.vat_payer as "vatPayer", r.rate_bps as "rateBps", r.valid_from as "validFrom", r.valid_to as "validTo", r.source, r.verified_on as "verifiedOn",
  case when r.verified_by is not null then json_build_object('id', r.verified_by, 'name', coalesce(s.name, '')) end as "verifiedBy"`

/** Every rate that ever held or will, by class and component, the newest first; a country has a few dozen in a lifetime. */
export const listTaxRates = (tx: Tx): Promise<TaxRate[]> => tx.rows<TaxRate>(sql`
  select ${rateColumns} from tax_rates r
  join tax_classes c on c.organization_id = r.organization_id and c.code = r.tax_class
  left join staff_names s on s.organization_id = r.organization_id and s.id = r.verified_by
  where r.organization_id = ${tx.organizationId} order by c.position, c.code, r.vat_payer desc, r.country, r.component, r.valid_from desc, r.id limit 2000`)

/** One rate. @throws {Problem} http/not-found */
export async function taxRateById(tx: Tx, id: string): Promise<TaxRate> {
  const rate = await tx.maybe<TaxRate>(sql`
    select ${rateColumns} from tax_rates r left join staff_names s on s.organization_id = r.organization_id and s.id = r.verified_by
    where r.organization_id = ${tx.organizationId} and r.id = ${id}`)
  if (!rate) throw new Problem(httpProblems.notFound)
  return rate
}
