import { columnsFor } from './columns-for.ts'
import { cells, eyes } from './eye-values.ts'
import type { BothEyes, Cell, Eye, EyeValues } from './eye-values.ts'
import { applies } from './judge-eye.ts'
import type { Purpose } from './prescription.ts'
import { modeOf, transposeEye } from './transpose-eye.ts'

/** What a second typing is asked for: every column of such a prescription, whether the first filled it or not, and what the first has besides. */
export const rekeyCells = (first: BothEyes, purpose: Purpose): Cell[] => cells.filter((cell) => columnsFor(purpose).includes(cell) || eyes.some((eye) => first[eye][cell] !== null))

export interface Place { readonly eye: Eye; readonly cell: Cell }

/**
 * What the first typing has and the second neither has nor names as not on the paper. Nothing is compared before: a look at what was
 * typed first may not stand in for reading the paper. A cylinder of 0.00 is none, and an axis is asked for with a cylinder only.
 */
export const unansweredCells = (first: BothEyes, second: BothEyes, absent: readonly Place[]): Place[] => eyes.flatMap((eye) => cells.flatMap((cell) => {
  const isSaid = first[eye][cell] !== null && !(cell === 'cylinder' && first[eye].cylinder === 0)
  const isAnswered = second[eye][cell] !== null || !applies(cell, second[eye]) || absent.some((one) => one.eye === eye && one.cell === cell)
  return isSaid && !isAnswered ? [{ eye, cell }] : []
}))

/** `hidden`: the first typing has a value where the second says that the paper has none; it is not told, so that nobody reads it here. */
export interface Difference extends Place { readonly first: number | null; readonly second: number | null; readonly hidden: boolean }

/** Whether differences tell what was typed first. Whoever has seen that no longer reads the paper unbiased. */
export const showsTheFirst = (differences: readonly Difference[]): boolean => differences.some(({ hidden }) => !hidden)

/** Where a second typing of the same paper says something else, cell by cell; in the notation of the first, for the paper is one. */
export function compareRekey(first: BothEyes, second: BothEyes): Difference[] {
  const inForm = (eye: Eye): EyeValues => transposeEye(second[eye], modeOf([first[eye]]) ?? modeOf([second[eye]]) ?? 'minus')
  return eyes.flatMap((eye) => {
    const typed = inForm(eye)
    // A cylinder of 0.00 says the same as none.
    const value = (values: EyeValues, cell: Cell): number | null => (cell === 'cylinder' && values.cylinder === 0 ? null : values[cell])
    return cells.flatMap((cell) => {
      if (value(first[eye], cell) === value(typed, cell)) return []
      const hidden = value(typed, cell) === null
      return [{ eye, cell, first: hidden ? null : first[eye][cell], second: typed[cell], hidden }]
    })
  })
}
