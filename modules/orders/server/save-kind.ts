import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { KindData } from './order-data.ts'

/** Writes a version of a kind with its stages as the current one, without waiting; older versions stay for the orders that have them. */
export function saveKind(tx: Tx, kind: KindData, { position, active }: { readonly position: number; readonly active: boolean }): void {
  const stages = kind.stages.map(({ lensesCommitted, countsAsLate, collectHere, ...stage }, at) => ({ ...stage, position: at, flags: { lensesCommitted, countsAsLate, collectHere } }))
  tx.send(sql`update order_kinds set current = false where organization_id = ${tx.organizationId} and code = ${kind.code} and current`)
  tx.send(sql`
    insert into order_kinds (organization_id, code, kind_version, names, position, active)
    values (${tx.organizationId}, ${kind.code}, ${kind.version}, ${JSON.stringify(kind.names)}::jsonb, ${position}, ${active})`)
  tx.send(sql`
    insert into order_stages (organization_id, kind_code, kind_version, code, position, phase, place, mark, names, target_minutes, flags, roles, fields, guards, label)
    select ${tx.organizationId}, ${kind.code}, ${kind.version}, j.code, j.position, j.phase, j.place, j.mark, j.names, j."targetMinutes", j.flags, j.roles, j.fields, j.guards, j.label
    from json_to_recordset(${JSON.stringify(stages)}) as j(code text, position int, phase text, place text, mark text, names jsonb, "targetMinutes" int, flags jsonb,
      roles text[], fields jsonb, guards text[], label text)`)
}
