import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { stagesJson } from './kind-json.ts'
import type { KindData } from './order-data.ts'

const kindJson = sql`select k.code, k.kind_version as version, k.names, ${stagesJson} as stages from order_kinds k`

/** The kind with its stages as new orders get it; undefined when it is not in use. */
export const currentKind = (tx: Tx, code: string): Promise<KindData | undefined> =>
  tx.maybe<KindData>({ ...sql`${kindJson} where k.organization_id = ${tx.organizationId} and k.code = ${code} and k.current and k.active`, name: 'order-kind' })

/** All kinds in use, in the order of the settings. */
export const currentKinds = (tx: Tx): Promise<KindData[]> =>
  tx.rows<KindData>({ ...sql`${kindJson} where k.organization_id = ${tx.organizationId} and k.current and k.active order by k.position`, name: 'order-kinds' })

/** Every version of every kind, for lists: running orders keep theirs. */
export const allKinds = (tx: Tx): Promise<KindData[]> =>
  tx.rows<KindData>({ ...sql`${kindJson} where k.organization_id = ${tx.organizationId}`, name: 'order-kinds-ever' })
