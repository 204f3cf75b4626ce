import { emptyLens, lensEyes, readMeasured } from '../../domain/index.ts'
import type { BothLenses, LensCell, LensEye, LensValues } from '../../domain/index.ts'

/** The cells of the grid, in the sequence of a lensmeter. */
export const gridCells = ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', 'pd', 'fittingHeight', 'segmentHeight'] as const satisfies readonly LensCell[]
export type GridCell = (typeof gridCells)[number]

/** The columns for what was ordered: a height that nobody ordered has none, but for one to begin with. */
export const columnsOf = ({ right, left }: BothLenses): readonly GridCell[] => {
  const isOrdered = (cell: GridCell) => right[cell] !== null || left[cell] !== null
  return gridCells.filter((cell) => (cell === 'segmentHeight' ? isOrdered(cell) : cell !== 'fittingHeight' || isOrdered(cell) || !isOrdered('segmentHeight')))
}

/** What stands in the cells, as typed. */
export type Typed = Readonly<Record<LensEye, Readonly<Record<GridCell, string>>>>

const emptyRow = Object.fromEntries(gridCells.map((cell) => [cell, ''])) as Typed['right']

/** Nothing is measured yet. */
export const startTyping: Typed = { right: emptyRow, left: emptyRow }

/** What the cells say; those without a single reading are named and count as nothing. */
export function readMeasures(typed: Typed): { readonly values: BothLenses; readonly unread: readonly string[] } {
  const unread: string[] = []
  const read = (eye: LensEye): LensValues => ({
    ...emptyLens, ...Object.fromEntries(gridCells.map((cell) => {
      const reading = readMeasured(cell, typed[eye][cell], eye)
      if (!('value' in reading)) unread.push(`${eye} ${cell}`)
      return [cell, 'value' in reading ? reading.value : null]
    })),
  })
  const values = { right: read('right'), left: read('left') }
  for (const eye of lensEyes) {
    const { cylinder, axisDeg, prism, prismBaseDeg } = values[eye]
    if (cylinder && axisDeg === null) unread.push(`${eye} axisDeg`)
    if (prism && prismBaseDeg === null) unread.push(`${eye} prismBaseDeg`)
  }
  return { values, unread }
}

const digits: Readonly<Record<GridCell, number>> = { sphere: 3, cylinder: 3, axisDeg: 0, addition: 3, prism: 2, prismBaseDeg: 0, pd: 2, fittingHeight: 2, segmentHeight: 2 }

/** Values as they would be typed, with that mark before decimals. */
export const textsOf = (values: BothLenses, mark: '.' | ','): Typed => ({ right: rowOf(values.right, mark), left: rowOf(values.left, mark) })

const rowOf = (values: LensValues, mark: '.' | ','): Typed['right'] => Object.fromEntries(gridCells.map((cell) => [cell, textOf(cell, values[cell], mark)])) as Typed['right']

function textOf(cell: GridCell, value: number | null, mark: '.' | ','): string {
  if (value === null) return ''
  const sign = value < 0 ? '−' : value > 0 && (cell === 'sphere' || cell === 'cylinder') ? '+' : ''
  const text = String(Math.abs(value)).padStart(digits[cell] + 1, '0')
  return digits[cell] === 0 ? text : `${sign}${text.slice(0, -digits[cell])}${mark}${text.slice(-digits[cell]).replace(/(?<=\d\d)0$/, '')}`
}
