import { acuityOf } from './acuity/acuity-value.ts'
import { cellLimits, cells } from './eye-values.ts'
import type { Cell, EyeValues, Limits } from './eye-values.ts'
import type { PrescriptionKind } from './prescription.ts'

export type CellRefusal = 'outside-limits' | 'between-steps' | 'axis-missing' | 'axis-without-cylinder' | 'base-missing' | 'base-without-prism' | 'first-prism-missing'

export interface RefusedCell { readonly cell: Cell; readonly refusal: CellRefusal }

/**
 * What cannot be in the values of one eye. Steps of an eighth bind what a person wrote; what a lab worked out, +6.06 −1.03 × 117,
 * lies between them.
 */
export function judgeEye(values: EyeValues, kind: PrescriptionKind): RefusedCell[] {
  const refused = cells.flatMap((cell) => {
    const refusal = whyNotCell(cell, values[cell], kind)
    return refusal ? [{ cell, refusal }] : []
  })
  const say = (cell: Cell, refusal: CellRefusal, when: boolean): RefusedCell[] => (when ? [{ cell, refusal }] : [])
  return [
    ...refused,
    ...say('axisDeg', 'axis-missing', hasCylinder(values) && values.axisDeg === null),
    ...say('axisDeg', 'axis-without-cylinder', !hasCylinder(values) && values.axisDeg !== null),
    ...say('prismBaseDeg', 'base-missing', values.prism !== null && values.prismBaseDeg === null),
    ...say('prismBaseDeg', 'base-without-prism', values.prism === null && values.prismBaseDeg !== null),
    ...say('prism2BaseDeg', 'base-missing', values.prism2 !== null && values.prism2BaseDeg === null),
    ...say('prism2BaseDeg', 'base-without-prism', values.prism2 === null && values.prism2BaseDeg !== null),
    ...say('prism2', 'first-prism-missing', values.prism2 !== null && values.prism === null),
  ]
}

/** A cylinder of 0.00 is none: a lens without one has no axis. */
const hasCylinder = ({ cylinder }: Pick<EyeValues, 'cylinder'>): boolean => cylinder !== null && cylinder !== 0

/** Whether the cell can say anything while the others say what they do; those that cannot are skipped. */
export function applies(cell: Cell, values: EyeValues): boolean {
  if (cell === 'axisDeg') return hasCylinder(values)
  if (cell === 'prismBaseDeg' || cell === 'prism2') return values.prism !== null
  if (cell === 'prism2BaseDeg') return values.prism2 !== null
  return true
}

/** Why a value alone cannot stand in the cell, or null. */
export function whyNotCell(cell: Cell, value: number | null, kind: PrescriptionKind = 'prescribed'): 'outside-limits' | 'between-steps' | null {
  if (value === null) return null
  const { from, to, step }: Limits = cellLimits[cell]
  // Letters beside a line, and sight below the charts, are numbers beyond every line.
  if ((cell === 'acuityWith' || cell === 'acuityWithout') && value > to) return acuityOf(value) ? null : 'outside-limits'
  if (value < from || value > to) return 'outside-limits'
  return step && kind !== 'compensated' && value % step !== 0 ? 'between-steps' : null
}
