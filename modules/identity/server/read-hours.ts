import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { OpenHours } from '../domain/hours.ts'

/** When the branch is open, by weekday and time. */
export const readHours = (tx: Tx, branchId: string): Promise<OpenHours[]> => tx.rows(sql`
  select weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes
  from branch_hours where organization_id = ${tx.organizationId} and branch_id = ${branchId} order by weekday, opens`)
