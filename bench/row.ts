/** A figure that an issue names, beside the bare limit measured in the same run. */
export interface Row {
  /** As the issue calls itself: `orders`. */
  readonly issue: string
  readonly id: string
  readonly value: number
  readonly unit: string
  /** What the same work costs without Lunette; null where a figure has no such limit. */
  readonly limit: number | null
  readonly ratio: number | null
  readonly target: string
  readonly met: boolean
}

interface Judged { readonly issue: string; readonly id: string; readonly value: number; readonly unit: string; readonly limit?: number }

const round = (value: number): number => Number(value.toPrecision(4))

/** A row judged by its ratio to the limit: `value / limit`. */
export function byRatio(row: Judged & { readonly limit: number }, sign: '>=' | '<=', bound: number): Row {
  const ratio = row.value / row.limit
  return { ...row, value: round(row.value), limit: round(row.limit), ratio: round(ratio), target: `ratio ${sign} ${bound}`, met: sign === '>=' ? ratio >= bound : ratio <= bound }
}

/** A row judged by its value. */
export function byValue(row: Judged, sign: '>=' | '<=', bound: number): Row {
  return {
    ...row, value: round(row.value), limit: row.limit === undefined ? null : round(row.limit), ratio: row.limit === undefined ? null : round(row.value / row.limit),
    target: `${sign} ${round(bound)}`, met: sign === '>=' ? row.value >= bound : row.value <= bound,
  }
}

/** A row that is told and not judged. */
export const told = (row: Judged): Row =>
  ({ ...row, value: round(row.value), limit: row.limit === undefined ? null : round(row.limit), ratio: row.limit === undefined ? null : round(row.value / row.limit), target: 'told', met: true })

/** The middle value; of an even count the lower of the two. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN

/** The value that the share `q` (0 to 1) of all values does not exceed. */
export const quantile = (values: readonly number[], q: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? Number.NaN
