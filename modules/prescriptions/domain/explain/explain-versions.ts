import { compareVersions } from '../compare-versions.ts'
import type { ChangedCell } from '../compare-versions.ts'
import { eyes } from '../eye-values.ts'
import type { BothEyes, Cell, Eye, EyeValues } from '../eye-values.ts'
import { prismIn } from '../optics/prism.ts'
import { explainPower } from './explain-power.ts'
import type { PowerReason } from './explain-power.ts'

/**
 * Why cells of an eye differ: what follows from the rules of optics, what was only measured afterwards (`measured`), prisms that are
 * the same together (`same-prism`), and what simply is another value (`changed`).
 */
export const explanationReasons = ['transposed', 'near', 'middle', 'vertex', 'tilt', 'vertex-and-tilt', 'rounded', 'measured', 'same-prism', 'changed'] as const
export type ExplanationReason = (typeof explanationReasons)[number]

/** What changed in an eye for one reason; Of a power also whether it is written in the other notation, or rounded, besides. */
export interface Explanation { readonly eye: Eye; readonly reason: ExplanationReason; readonly cells: readonly Cell[]; readonly transposed: boolean; readonly rounded: boolean }

const prisms: readonly Cell[] = ['prism', 'prismBaseDeg', 'prism2', 'prism2BaseDeg']
/** What is found out about frame and face after the examination. */
const measures: readonly Cell[] = ['pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'baseCurve', 'diameter', 'acuityWith', 'acuityWithout']

/** Why `after` says otherwise than `before`, the right eye first; each changed cell stands in one explanation. */
export function explainVersions(before: BothEyes, after: BothEyes): Explanation[] {
  const changes = compareVersions(before, after)
  return eyes.flatMap((eye) => explainEye(eye, before[eye], after[eye], changes.filter((one) => one.eye === eye)))
}

function explainEye(eye: Eye, before: EyeValues, after: EyeValues, changes: readonly ChangedCell[]): Explanation[] {
  const changed = changes.map(({ cell }) => cell)
  const found: Explanation[] = []
  const explained = new Set<Cell>()
  const say = (reason: ExplanationReason, cells: readonly Cell[], how: Partial<PowerReason> = {}): void => {
    const own = changed.filter((cell) => cells.includes(cell) && !explained.has(cell))
    if (own.length > 0) found.push({ eye, reason, cells: own, transposed: how.transposed ?? false, rounded: how.rounded ?? false })
    for (const cell of own) explained.add(cell)
  }
  const power = explainPower(eye, before, after)
  if (power) say(power.reason, power.cells, power)
  if (changed.some((cell) => prisms.includes(cell)) && samePrism(eye, before, after)) say('same-prism', prisms)
  say('measured', changes.filter(({ cell, before: was }) => was === null && measures.includes(cell)).map(({ cell }) => cell))
  say('changed', changed)
  return found
}

/** Two prisms and the oblique one that they make are the same; a hundredth is rounding. */
function samePrism(eye: Eye, before: EyeValues, after: EyeValues): boolean {
  const [one, other] = [prismIn(eye, before), prismIn(eye, after)]
  if (!one || !other) return false
  return Math.abs(one.amount - other.amount) <= 1 && Math.abs(one.baseDeg - other.baseDeg) <= 1
}
