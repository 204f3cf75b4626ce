import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { OpenHours } from '../domain/hours.ts'

/** Puts these opening hours in the place of the branch's former ones. */
export function saveHours(tx: Tx, branchId: string, hours: readonly OpenHours[]): void {
  tx.send(sql`delete from branch_hours where organization_id = ${tx.organizationId} and branch_id = ${branchId}`)
  tx.send(sql`
    insert into branch_hours (organization_id, branch_id, weekday, opens, closes)
    select ${tx.organizationId}, ${branchId}, h.weekday, h.opens, h.closes from json_to_recordset(${JSON.stringify(hours)}) as h(weekday int, opens time, closes time)`)
}
