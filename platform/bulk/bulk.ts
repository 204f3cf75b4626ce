/** Words shared by whoever brings many rows at once and the modules that take them. Rows come in chunks, each in one transaction. */

/** Why a row, or a field of it, is not taken. `code` is stable; whoever shows it finds the words. */
export interface RowReason { readonly code: string; readonly field: string | null }

/** What is done with a row that is there already by another mark than its own external id. */
export const onMatches = ['update', 'skip', 'add'] as const
export type OnMatch = (typeof onMatches)[number]

/** Which earlier rows of the same file, or of a pass that writes nothing, a key stands for. */
export interface KnownKeys {
  readonly find: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly add: (subjectId: string, keys: readonly string[]) => void
}

export interface BulkOptions {
  /** False: judges only. The same code decides either way, so a trial says what the real one will do. */
  readonly write: boolean
  /** The other system, as `external_refs` names it. */
  readonly system: string
  readonly onMatch: OnMatch
  readonly known: KnownKeys
  readonly organization: { readonly country: string; readonly currency: string; readonly language: string; readonly pricesGross: boolean; readonly chargesTax: boolean }
  readonly staffId: string
  /** The shop's day. */
  readonly today: string
}

export interface BulkOutcome {
  readonly row: number
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused'
  readonly subjectId: string | null
  /** The version it has afterwards. */
  readonly version: number | null
  readonly reasons: readonly RowReason[]
  /** What stood there before an update, for taking it back. */
  readonly before?: unknown
}

/** A row with the keys by which it may be there already, the surest first. `sure`: how many of them decide whatever `onMatch` says. */
export interface KeyedRow {
  readonly row: number
  readonly id: string
  readonly keys: readonly string[]
  readonly sure: number
  /** Keys that only one thing may have: where one of them is another's, the row clashes. */
  readonly exclusive?: readonly string[]
}

export interface Decision { readonly act: 'create' | 'update' | 'skip' | 'clash'; readonly subjectId: string }

/**
 * Decides for each row in turn whether it is new, the same as something, or to be left out. `found` maps keys to subjects that
 * are there; rows learn from those before them. Keys that earlier rows gave win over what is stored, for a pass that writes
 * and one that does not must see the same.
 */
export function decideRows(rows: readonly KeyedRow[], found: ReadonlyMap<string, string>, onMatch: OnMatch): Decision[] {
  const seen = new Map(found)
  return rows.map(({ id, keys, sure, exclusive = [] }) => {
    const index = keys.findIndex((key, at) => seen.has(key) && (at < sure || onMatch !== 'add'))
    const match = index < 0 ? undefined : seen.get(keys[index]!)
    const subjectId = match ?? id
    const decision: Decision = match === undefined ? { act: 'create', subjectId } : { act: onMatch === 'skip' ? 'skip' : 'update', subjectId }
    if (decision.act !== 'skip' && exclusive.some((key) => (seen.get(key) ?? subjectId) !== subjectId)) return { act: 'clash', subjectId }
    if (decision.act !== 'skip') for (const key of keys) if (!seen.has(key)) seen.set(key, subjectId)
    return decision
  })
}

/** Text as marks compare it: without case, accents and signs. */
export const foldKey = (text: string): string => text.normalize('NFKD').replace(/[\p{M}\p{P}\p{S}\s]/gu, '').toLowerCase()

/** Something that a bulk made or changed, for taking it back: the version that it left, and what stood there before; null: nothing, it made it. */
export interface BulkChange { readonly subjectId: string; readonly version: number; readonly before: unknown }

export interface UndoneChange { readonly subjectId: string; readonly outcome: 'removed' | 'restored' | 'kept' }
