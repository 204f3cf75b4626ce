import type { Day } from '#kernel/days'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The rates of a tax class for this organization on each of the days, by day; an unknown class has none on any. */
export async function taxesOfClass(tx: Tx, taxClass: string, days: readonly Day[]): Promise<ReadonlyMap<Day, readonly { readonly component: string; readonly country: string; readonly rateBps: number }[]>> {
  const rows = await tx.rows<{ day: Day; taxes: { component: string; country: string; rateBps: number }[] }>(sql`
    select d.day::text as day, (select coalesce(json_agg(json_build_object('component', t.component, 'country', t.country, 'rateBps', t.rate_bps) order by t.component), '[]')
      from tax_rates t where t.organization_id = o.organization_id and t.tax_class = ${taxClass} and t.country = o.country and t.vat_payer = o.vat_payer
        and t.valid_from <= d.day and (t.valid_to is null or t.valid_to > d.day)) as taxes
    from organization_taxation o cross join unnest(${[...new Set(days)]}::date[]) as d(day) where o.organization_id = ${tx.organizationId}`)
  return new Map(rows.map(({ day, taxes }) => [day, taxes]))
}
