import { lensEyes } from './lens-values.ts'
import type { BothLenses, LensCell, LensEye, LensValues } from './lens-values.ts'
import type { LensDesign, ToleranceTable } from './tolerances/tolerance-table.ts'

/** A value that was ordered, is judged by the table, and was not measured. */
export interface NotMeasured { readonly eye: LensEye; readonly cell: LensCell }

/**
 * What is missing before lenses are within: of the eyes whose lenses are made, everything that was ordered and that the table has a figure
 * for. Without a table nothing is asked: whoever inspects decides.
 */
export function notMeasured(ordered: BothLenses, measured: BothLenses, eyes: readonly LensEye[], design: LensDesign, table: ToleranceTable | null): readonly NotMeasured[] {
  if (!table) return []
  return lensEyes.filter((eye) => eyes.includes(eye)).flatMap((eye) => judgedCells(ordered[eye], design, table).filter((cell) => measured[eye][cell] === null).map((cell) => ({ eye, cell })))
}

function judgedCells(ordered: LensValues, design: LensDesign, table: ToleranceTable): LensCell[] {
  const judged: readonly (readonly [LensCell, boolean])[] = [
    ['sphere', ordered.sphere !== null], ['cylinder', Boolean(ordered.cylinder)], ['axisDeg', Boolean(ordered.cylinder)], ['addition', ordered.addition !== null && table.addition !== null],
    // No prism is ordered by saying nothing; a prism of nothing need not be typed either.
    ['prism', Boolean(ordered.prism) && table.prism !== null], ['prismBaseDeg', Boolean(ordered.prism) && table.prism !== null],
    ['pd', ordered.pd !== null && table.horizontalImbalance[design] !== null], ['fittingHeight', ordered.fittingHeight !== null && table.height !== null], ['segmentHeight', ordered.segmentHeight !== null && table.height !== null],
  ]
  return judged.flatMap(([cell, isJudged]) => (isJudged ? [cell] : []))
}
