import type { ContactLensRange, Steps } from './contact-lens-range.ts'

/** Within which values the parameters of a contact lens are written, and how many at most; units as in {@link ContactLensRange}. */
export const rangeLimits = {
  spheres: { least: -60_000, most: 60_000, rows: 20 }, cylinders: { least: -20_000, most: -1, rows: 40 }, axes: { least: 0, most: 180, rows: 20 }, additions: { least: 1, most: 12_000, rows: 20 },
  baseCurves: { least: 500, most: 1200, rows: 20 }, diameters: { least: 600, most: 2500, rows: 20 },
} as const satisfies Record<keyof ContactLensRange, RangeLimit>
export interface RangeLimit { readonly least: number; readonly most: number; readonly rows: number }

/** A range as somebody typed it; null is no number. */
export type TypedNumbers = { readonly [F in keyof ContactLensRange]: ContactLensRange[F] extends readonly Steps[] ? readonly { readonly [P in keyof Steps]: number | null }[] : readonly (number | null)[] }

/** The fields that say nothing which a lens could be made in, in the sequence in which they are typed; none: it is a range. */
export function rangeFaults(typed: TypedNumbers): (keyof ContactLensRange)[] {
  const faults = new Set<keyof ContactLensRange>()
  for (const field of ['cylinders', 'additions', 'baseCurves', 'diameters'] as const) {
    if (typed[field].length > rangeLimits[field].rows || !typed[field].every((value) => isWithin(value, rangeLimits[field]))) faults.add(field)
  }
  for (const field of ['spheres', 'axes'] as const) {
    const { most, rows } = rangeLimits[field]
    if (typed[field].length > rows || !typed[field].every(({ from, to, step }) => isWithin(from, rangeLimits[field]) && isWithin(to, rangeLimits[field]) && isWithin(step, { least: 1, most }) && from <= to)) faults.add(field)
  }
  if (typed.spheres.length === 0) faults.add('spheres')
  // Cylinders and axes go together.
  if ((typed.cylinders.length === 0) !== (typed.axes.length === 0)) faults.add('axes')
  return (Object.keys(rangeLimits) as (keyof ContactLensRange)[]).filter((field) => faults.has(field))
}

export const isRange = (typed: TypedNumbers): typed is ContactLensRange => rangeFaults(typed).length === 0

const isWithin = (value: number | null, { least, most }: Pick<RangeLimit, 'least' | 'most'>): value is number => value !== null && Number.isInteger(value) && value >= least && value <= most
