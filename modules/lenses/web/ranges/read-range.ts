import { isRange, rangeFaults, readDecimal, type ContactLensRange } from '../../domain/index.ts'

/** A row of from, to and step as somebody typed them. */
export interface TypedSteps { readonly from: string; readonly to: string; readonly step: string }

/** A maker's parameters as typed: rows of steps, and lists with blanks or semicolons between, for a comma may be the decimal mark. */
export interface TypedRange { readonly spheres: readonly TypedSteps[]; readonly cylinders: string; readonly axes: readonly TypedSteps[]; readonly additions: string; readonly baseCurves: string; readonly diameters: string }

export type RangeField = keyof ContactLensRange

/** The parameters that are meant, or which fields have no such meaning; rows that are empty count for nothing. */
export function readRange(typed: TypedRange): { readonly range: ContactLensRange } | { readonly faults: readonly RangeField[] } {
  const read = {
    spheres: stepsOf(typed.spheres, 3), cylinders: listOf(typed.cylinders, 3), axes: stepsOf(typed.axes, 0), additions: listOf(typed.additions, 3),
    baseCurves: listOf(typed.baseCurves, 2), diameters: listOf(typed.diameters, 2),
  }
  return isRange(read) ? { range: read } : { faults: rangeFaults(read) }
}

const stepsOf = (rows: readonly TypedSteps[], places: number): { from: number | null; to: number | null; step: number | null }[] =>
  rows.filter(({ from, to, step }) => from + to + step !== '').map(({ from, to, step }) => ({ from: readDecimal(from, places), to: readDecimal(to, places), step: readDecimal(step, places) }))

const listOf = (text: string, places: number): (number | null)[] => text.split(/[;\s]+/).filter((part) => part !== '').map((part) => readDecimal(part, places))

export const noSteps: TypedSteps = { from: '', to: '', step: '' }

/** The same as it would be typed. `decimal` writes whole parts of so many places in the reader's language. */
export function typedRange(range: ContactLensRange | null, decimal: (value: number, places: number, signed?: true) => string): TypedRange {
  const rows = (steps: ContactLensRange['spheres'], places: number): TypedSteps[] =>
    steps.map(({ from, to, step }) => ({ from: decimal(from, places, true), to: decimal(to, places, true), step: decimal(step, places) }))
  const list = (values: readonly number[], places: number): string => values.map((value) => decimal(value, places)).join('  ')
  if (!range) return { spheres: [noSteps], cylinders: '', axes: [noSteps], additions: '', baseCurves: '', diameters: '' }
  const axes = range.axes.map(({ from, to, step }) => ({ from: String(from), to: String(to), step: String(step) }))
  return {
    spheres: rows(range.spheres, 3), cylinders: list(range.cylinders, 3), axes: axes.length > 0 ? axes : [noSteps], additions: list(range.additions, 3),
    baseCurves: list(range.baseCurves, 2), diameters: list(range.diameters, 2),
  }
}
