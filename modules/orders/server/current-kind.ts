import { prepared, sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { stagesJson } from './kind-json.ts'
import { kindsOf, unlessKnown, withStages } from './known-kinds.ts'
import type { KnownKind } from './known-kinds.ts'
import type { KindData } from './order-data.ts'

const kindJson = sql`select k.code, k.kind_version as version, k.names, ${stagesJson} as stages from order_kinds k`

const oneKind = prepared('order-kind', sql`
  select k.code, k.kind_version as version, k.names, ${unlessKnown(sql`${null}`)} as stages from order_kinds k
  where k.organization_id = ${null} and k.code = ${null} and k.current and k.active`)

const everyKind = prepared('order-kinds-ever', sql`
  select k.code, k.kind_version as version, k.names, ${unlessKnown(sql`${null}`)} as stages from order_kinds k where k.organization_id = ${null}`)

/** The kind with its stages as new orders get it; undefined when it is not in use. */
export async function currentKind(tx: Tx, code: string): Promise<KindData | undefined> {
  const kinds = kindsOf(tx)
  const kind = await tx.maybe<KnownKind>(oneKind([...kinds.keys()], tx.organizationId, code))
  return kind && withStages(kinds, kind)
}

/** All kinds in use, in the order of the settings. */
export const currentKinds = (tx: Tx): Promise<KindData[]> =>
  tx.rows<KindData>({ ...sql`${kindJson} where k.organization_id = ${tx.organizationId} and k.current and k.active order by k.position`, name: 'order-kinds' })

/** Every version of every kind, for lists: running orders keep theirs. */
export async function allKinds(tx: Tx): Promise<KindData[]> {
  const kinds = kindsOf(tx)
  const rows = await tx.rows<KnownKind>(everyKind([...kinds.keys()], tx.organizationId))
  return rows.map((kind) => withStages(kinds, kind))
}
