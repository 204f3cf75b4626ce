interface Outcome { readonly row: number; readonly outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused'; readonly reasons: readonly { readonly code: string; readonly field: string | null }[] }
interface Counted { readonly created: number; readonly updated: number; readonly unchanged: number; readonly skipped: number; readonly refused: number; readonly reasons: readonly Reason[] }
interface Reason { readonly code: string; readonly field: string | null; readonly rows: number; readonly first: readonly number[] }

/** How many rows are named for each reason. */
const NAMED = 5

/** The counts with those of more rows, in whatever sequence a chunk gives them. */
export function addOutcomes(before: Counted, outcomes: readonly Outcome[]): Counted {
  const counts = { created: before.created, updated: before.updated, unchanged: before.unchanged, skipped: before.skipped, refused: before.refused }
  const reasons = new Map(before.reasons.map((reason) => [`${reason.code} ${reason.field}`, reason]))
  for (const { row, outcome, reasons: why } of outcomes.toSorted((a, b) => a.row - b.row)) {
    counts[outcome] += 1
    for (const { code, field } of why) {
      const known = reasons.get(`${code} ${field}`) ?? { code, field, rows: 0, first: [] }
      reasons.set(`${code} ${field}`, { ...known, rows: known.rows + 1, first: known.first.length < NAMED ? [...known.first, row] : known.first })
    }
  }
  return { ...counts, reasons: [...reasons.values()] }
}
