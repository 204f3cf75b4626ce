import { emptyEye } from './eye-values.ts'
import type { BothEyes, Cell, Eye, EyeValues } from './eye-values.ts'

/** What belongs to the head and not to the eye's need: it stays from one prescription to the next. Heights belong to the frame. */
export const carriedCells = ['pd', 'pdNear', 'vertexWorn'] as const satisfies readonly Cell[]

/** What a new prescription may take over from earlier ones, the newest first: each measure as it was last said. */
export function carryForward(earlier: readonly BothEyes[]): BothEyes {
  const of = (eye: Eye): EyeValues => ({ ...emptyEye, ...Object.fromEntries(carriedCells.map((cell) => [cell, earlier.find((one) => one[eye][cell] !== null)?.[eye][cell] ?? null])) })
  return { right: of('right'), left: of('left') }
}
