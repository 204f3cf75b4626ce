import { sql } from '#platform/db/sql'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { stagesJson } from './kind-json.ts'
import type { KindData } from './order-data.ts'

/** A kind as the database answers it: without stages where this process has read them before. */
export type KnownKind = Omit<KindData, 'stages'> & { readonly stages: KindData['stages'] | null }

/** Stages by `code/version`. */
export type KnownKinds = Map<string, KindData['stages']>

const ORGANIZATIONS = 200
const known = new Map<string, KnownKinds>()

/**
 * What this process has read of the organization's kinds. A version never changes once it is there, while every order that is
 * read or taken needs its stages: half of what such an answer weighs. Ask once before a statement and read its answer with the
 * same, for the shelf is cleared when it is full.
 */
export function kindsOf({ organizationId }: Tx): KnownKinds {
  const its = known.get(organizationId) ?? new Map<string, KindData['stages']>()
  if (!known.has(organizationId) && known.size >= ORGANIZATIONS) known.clear()
  known.set(organizationId, its)
  return its
}

/** The stages of kind `k` as JSON, null where `kinds`, a text array of `code/version`, names it. */
export const unlessKnown = (kinds: Sql): Sql => sql`case when k.code || '/' || k.kind_version = any(${kinds}::text[]) then null else ${stagesJson} end`

/** The kind with its stages, which are remembered. */
export function withStages(kinds: KnownKinds, kind: KnownKind): KindData {
  const key = `${kind.code}/${kind.version}`
  const stages = kind.stages ?? kinds.get(key)
  if (!stages) throw new Error(`the stages of ${key} were neither told nor known`)
  kinds.set(key, stages)
  return { ...kind, stages }
}
