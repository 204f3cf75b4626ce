import { cells, eyes } from './eye-values.ts'
import type { BothEyes, Cell, Eye, EyeValues } from './eye-values.ts'
import { modeOf, transposeEye } from './transpose-eye.ts'

/** The cells that a prescription says something in, in either eye. */
export const saidCells = (values: BothEyes): Cell[] => cells.filter((cell) => eyes.some((eye) => values[eye][cell] !== null))

/** Eyes of which a second typing lacks what the first has from the beginning: the sphere. Nothing is compared before both are complete. */
export const incompleteEyes = (first: BothEyes, second: BothEyes): Eye[] => eyes.filter((eye) => first[eye].sphere !== null && second[eye].sphere === null)

export interface Difference { readonly eye: Eye; readonly cell: Cell; readonly first: number | null; readonly second: number | null }

/** Where a second typing of the same paper says something else, cell by cell; in the notation of the first, for the paper is one. */
export function compareRekey(first: BothEyes, second: BothEyes): Difference[] {
  const inForm = (eye: Eye): EyeValues => transposeEye(second[eye], modeOf([first[eye]]) ?? modeOf([second[eye]]) ?? 'minus')
  return eyes.flatMap((eye) => {
    const typed = inForm(eye)
    // A cylinder of 0.00 says the same as none.
    const value = (values: EyeValues, cell: Cell): number | null => (cell === 'cylinder' && values.cylinder === 0 ? null : values[cell])
    return cells.flatMap((cell) => (value(first[eye], cell) === value(typed, cell) ? [] : [{ eye, cell, first: first[eye][cell], second: typed[cell] }]))
  })
}
