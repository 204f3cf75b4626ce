import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { KindSettings } from '../contract.ts'
import { stagesJson } from './kind-json.ts'

/** Every kind as settings show it, those out of use too; with a code only that one. */
export const kindSettings = (tx: Tx, code: string | null): Promise<KindSettings[]> => tx.rows<KindSettings>(sql`
  select k.code, k.kind_version as version, k.names, k.active, ${stagesJson} as stages,
    (select count(*) from order_list l where l.organization_id = k.organization_id and l.kind_code = k.code and l.phase in ('taken', 'producing', 'finishing', 'ready')) as running
  from order_kinds k where k.organization_id = ${tx.organizationId} and k.current and (${code}::text is null or k.code = ${code}) order by k.position, k.code`)
