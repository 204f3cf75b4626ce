import type { Cell } from './eye-values.ts'
import type { Purpose } from './prescription.ts'

/** The columns of a prescription being typed: what this sort of glasses needs, in the sequence of papers. */
export function columnsFor(purpose: Purpose): readonly Cell[] {
  if (purpose === 'contact-lenses') return ['sphere', 'cylinder', 'axisDeg', 'addition', 'baseCurve', 'diameter']
  return ['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', purpose === 'near' ? 'pdNear' : 'pd', purpose === 'bifocal' ? 'segmentHeight' : 'fittingHeight']
}

/** What is rarer, in rows of their own as a grid has room: sight and second prisms, and how the glasses are worn. What the columns have is left out. */
export function moreColumnsFor(purpose: Purpose): readonly (readonly Cell[])[] {
  const rows: readonly (readonly Cell[])[] = purpose === 'contact-lenses'
    ? [['acuityWithout', 'acuityWith', 'vertexExamined']]
    : [['acuityWithout', 'acuityWith', 'intermediateAddition', 'prism2', 'prism2BaseDeg'], ['pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap']]
  return rows.map((row) => row.filter((cell) => !columnsFor(purpose).includes(cell)))
}
