import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** The zone of a branch, for jobs. */
export const branchZone = async (tx: Tx, branchId: string): Promise<string> =>
  (await tx.maybe<{ zone: string }>(sql`select time_zone as zone from branches where organization_id = ${tx.organizationId} and id = ${branchId}`))?.zone ?? 'UTC'

/** The zone of the organization's first branch: days that belong to no branch are counted there. Asked by jobs, which have no caller. */
export const shopZone = async (tx: Tx): Promise<string> =>
  (await tx.maybe<{ zone: string }>(sql`select time_zone as zone from branches where organization_id = ${tx.organizationId} order by id limit 1`))?.zone ?? 'UTC'
