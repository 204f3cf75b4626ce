import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { kindDefaults } from '../domain/kind-defaults.ts'

/** Gives a new organization its four kinds of order with their stages. */
export function ordersDefaults(tx: Tx): void {
  const kinds = kindDefaults.map((kind, index) => ({ code: kind.code, names: kind.names, position: index }))
  const stages = kindDefaults.flatMap((kind) => kind.stages.map((stage, index) => ({ ...stage, kind: kind.code, position: index, flags: stage.flags ?? {} })))
  tx.send(sql`
    insert into order_kinds (organization_id, code, kind_version, names, position)
    select ${tx.organizationId}, j.code, 1, j.names, j.position from json_to_recordset(${JSON.stringify(kinds)}) as j(code text, names jsonb, position int)`)
  tx.send(sql`
    insert into order_stages (organization_id, kind_code, kind_version, code, position, phase, place, mark, names, target_minutes, flags)
    select ${tx.organizationId}, j.kind, 1, j.code, j.position, j.phase, j.place, j.mark, j.names, j."targetMinutes", j.flags
    from json_to_recordset(${JSON.stringify(stages)}) as j(kind text, code text, position int, phase text, place text, mark text, names jsonb, "targetMinutes" int, flags jsonb)`)
}
