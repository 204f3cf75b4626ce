import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The series goes on with this number: those below were given away without leasing. */
export function setNextNumber(tx: Tx, series: string, year: number, next: number): void {
  tx.send(sql`
    insert into number_series (organization_id, series, year, next_value) values (${tx.organizationId}, ${series}, ${year}, ${next})
    on conflict (organization_id, series, year) do update set next_value = greatest(number_series.next_value, excluded.next_value)`)
}
