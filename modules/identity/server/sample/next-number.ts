import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The series goes on with this number: those below were given away without leasing. */
export function setNextNumber(tx: Tx, series: string, year: number, next: number): void {
  tx.send(sql`
    insert into number_series (organization_id, series, year, next_value) values (${tx.organizationId}, ${series}, ${year}, ${next})
    on conflict (organization_id, series, year) do update set next_value = greatest(number_series.next_value, excluded.next_value)`)
}

/** Takes so many numbers of a series for what is written beside it, and gives the first of them. */
export async function takeSampleNumbers(tx: Tx, series: string, year: number, count: number): Promise<number> {
  setNextNumber(tx, series, year, 1)
  const { first } = await tx.one<{ first: number }>(sql`
    update number_series set next_value = next_value + ${count} where organization_id = ${tx.organizationId} and series = ${series} and year = ${year} returning (next_value - ${count})::int as first`)
  return first
}
