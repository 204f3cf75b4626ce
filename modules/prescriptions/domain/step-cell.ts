import { lineOf } from './acuity/acuity-value.ts'
import { cellLimits } from './eye-values.ts'
import type { Cell } from './eye-values.ts'

export type StepSize = 'usual' | 'fine' | 'wide'

/** Quarters of a dioptre, fine an eighth; axis by one degree, wide by five; lengths by half a millimetre. */
function sizeOf(cell: Cell, size: StepSize): number {
  if (cell === 'axisDeg') return size === 'wide' ? 5 : 1
  if (cell === 'prismBaseDeg' || cell === 'prism2BaseDeg') return 90
  if ('step' in cellLimits[cell]) return size === 'fine' ? 125 : 250
  return cell === 'prism' || cell === 'prism2' ? 25 : cell === 'tilt' || cell === 'wrap' ? 5 : 50
}

/** Where a cell begins that is still empty when the first step is made. */
const beginnings: Partial<Record<Cell, number>> = { pd: 3150, pdNear: 3000, fittingHeight: 2000, segmentHeight: 1500, vertexExamined: 1200, vertexWorn: 1200, addition: 0, intermediateAddition: 0, axisDeg: 90 }

/**
 * The next value up (`direction` 1) or down (−1): on the steps, never past the limits; the axis goes round, and so does a base.
 * An empty cell begins at what is usual.
 */
export function stepCell(cell: Cell, value: number | null, direction: 1 | -1, size: StepSize = 'usual'): number {
  const by = sizeOf(cell, size)
  const { from, to } = cellLimits[cell]
  if (value === null) {
    const begin = beginnings[cell] ?? 0
    return begin === 0 ? clamp(direction * by, from, to) : begin
  }
  if (cell === 'axisDeg') return ((((value + direction * by - 1) % 180) + 180) % 180) + 1
  if (cell === 'prismBaseDeg' || cell === 'prism2BaseDeg') return (value + direction * by + 360) % 360
  // From letters beside a line to the line; sight below the charts has no next number.
  if ((cell === 'acuityWith' || cell === 'acuityWithout') && value > to) return lineOf(value) ?? value
  const next = direction > 0 ? Math.floor(value / by) * by + by : Math.ceil(value / by) * by - by
  return clamp(next, from, to)
}

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)
