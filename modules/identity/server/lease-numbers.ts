import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/**
 * Takes numbers of a series in the transaction that uses them: many at once, and none is lost when it rolls back. It holds the
 * counter until then, which an intake must not ({@link NumberBlocks}); call it last. Gives the first.
 */
export const leaseNumbers = async (tx: Tx, series: string, year: number, count: number): Promise<number> =>
  (await tx.one<{ next_value: number }>(sql`
    insert into number_series as s (organization_id, series, year, next_value) values (${tx.organizationId}, ${series}, ${year}, 1 + ${count}::int)
    on conflict (organization_id, series, year) do update set next_value = s.next_value + ${count}::int returning next_value`)).next_value - count
