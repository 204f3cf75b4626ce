import { onceBy } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { once } from '#platform/db/once'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import type { Call } from '#platform/http/route'
import type { ListColumn } from '../../domain/list-shape.ts'

/** The columns that a person chose for the list of orders; null when they begin as everybody does. */
export async function columnsOf(tx: Tx, by: StaffMember): Promise<ListColumn[] | null> {
  const row = await tx.maybe<{ columns: ListColumn[] }>(sql`select columns from list_columns where organization_id = ${tx.organizationId} and staff_id = ${by.staffId}`)
  return row && row.columns.length > 0 ? row.columns : null
}

/** Keeps a person's choice of columns; they find it at every counter. Null: as everybody begins. */
export function chooseColumns(deps: Deps, by: StaffMember, call: Call, columns: readonly ListColumn[] | null): Promise<ListColumn[] | null> {
  return once(deps.db, deps.keys, onceBy(by, call), async (tx) => {
    const chosen = columns && [...new Set(columns)]
    tx.send(sql`
      insert into list_columns (organization_id, staff_id, columns) values (${tx.organizationId}, ${by.staffId}, ${chosen ?? []})
      on conflict (organization_id, staff_id) do update set columns = excluded.columns`)
    return { answer: chosen, ids: {} }
  }, (tx) => columnsOf(tx, by))
}
