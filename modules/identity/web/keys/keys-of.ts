import type { PageKey } from '#platform/ui/page'
import { isSingleLetter, strokeFor, type KeyChoices } from '#platform/ui/keys/key-choices'
import type { SessionView } from '../../contract.ts'
import { isFixedStroke, whyNotStroke, type StrokeRefusal } from '../../domain/key-choices.ts'

/** All keys of the pages that somebody may open; who knows all pages says it. */
export type KeysOf = (session: SessionView) => readonly PageKey[]

/** One stroke with all that it does, on whichever page. */
export interface KeyRow {
  /** The stroke as it was made. */
  readonly usual: string
  readonly does: readonly PageKey['does'][]
}

/** The keys that can be changed, each stroke once: what it is changed to, it is everywhere. */
export function rowsOf(keys: readonly PageKey[]): readonly KeyRow[] {
  const rows = new Map<string, PageKey['does'][]>()
  for (const { caps, does } of keys) {
    const usual = caps.join(' ')
    if (isFixedStroke(usual)) continue
    const known = rows.get(usual) ?? []
    rows.set(usual, known.some(({ id }) => id === does.id) ? known : [...known, does])
  }
  return [...rows].map(([usual, does]) => ({ usual, does }))
}

/** Why a stroke cannot be given to a row: it is no key for it, or another row has it. */
export type KeyRefusal = { readonly refusal: StrokeRefusal } | { readonly taken: KeyRow }

export function whyNotKey(rows: readonly KeyRow[], choices: KeyChoices, row: KeyRow, stroke: string): KeyRefusal | null {
  const refusal = whyNotStroke(stroke)
  if (refusal) return { refusal }
  // A letter that is off for now still belongs to its row.
  const all = { ...choices, singleLetters: true }
  const taken = rows.find((other) => other.usual !== row.usual && strokeFor(all, other.usual) === stroke)
  return taken ? { taken } : null
}

/** What a press means for a row: one of the keys that lead to pages keeps its `G`. */
export const strokeOfRow = (row: KeyRow, stroke: string): string => (row.usual.startsWith('G ') && isSingleLetter(stroke) ? `G ${stroke}` : stroke)

/** The choices with one row's stroke set; null: off. What is as it was made is not kept. */
export function withStroke({ singleLetters, changed }: KeyChoices, { usual }: KeyRow, stroke: string | null): KeyChoices {
  const { [usual]: _before, ...rest } = changed
  return { singleLetters, changed: stroke === usual ? rest : { ...rest, [usual]: stroke } }
}
