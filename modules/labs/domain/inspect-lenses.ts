import type { BothLenses, LensEye, LensValues } from './lens-values.ts'
import { lensEyes } from './lens-values.ts'
import { imbalanceOf, powerAt, prismOff } from './prism-off.ts'
import { cylinderLimitAt, limitAt, millimetresAt, prismAt } from './tolerances/tolerance-table.ts'
import type { LensDesign, ToleranceTable } from './tolerances/tolerance-table.ts'

/** What is compared: `power` in the strongest principal meridian; prisms as what is left between ordered and measured. */
export const inspected = ['power', 'cylinder', 'axis', 'addition', 'prism', 'fitting-height', 'segment-height', 'pd', 'vertical-imbalance', 'horizontal-imbalance', 'height-difference'] as const
export type Inspected = (typeof inspected)[number]

/** One comparison. `within` null: nobody says how much it may differ. Units as in the tolerance table. */
export interface Finding {
  readonly eye: LensEye | 'pair'
  readonly what: Inspected
  readonly ordered: number
  readonly measured: number
  readonly difference: number
  readonly limit: number | null
  readonly within: boolean | null
}

export const verdicts = ['within', 'outside', 'unjudged'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Compares what was measured with what was ordered, cell by cell where both are said, by a table of tolerances or, where a country
 * has none, by none: then the differences stand there and nothing is judged.
 */
export function inspectLenses(ordered: BothLenses, measured: BothLenses, design: LensDesign, table: ToleranceTable | null): readonly Finding[] {
  return [...lensEyes.flatMap((eye) => inspectLens(eye, ordered[eye], measured[eye], design, table)), ...inspectPair(ordered, measured, design, table)]
}

/** What the findings come to. One that is outside is enough; without any that was judged there is no verdict. */
export function verdictOf(findings: readonly Pick<Finding, 'within'>[]): Verdict {
  if (findings.some(({ within }) => within === false)) return 'outside'
  return findings.some(({ within }) => within) ? 'within' : 'unjudged'
}

function inspectLens(eye: LensEye, ordered: LensValues, measured: LensValues, design: LensDesign, table: ToleranceTable | null): Finding[] {
  const findings: Finding[] = []
  const add = (what: Inspected, before: number, after: number, difference: number, limit: number | null) => findings.push(judged({ eye, what, ordered: before, measured: after, difference }, limit))
  if (ordered.sphere !== null && measured.sphere !== null) {
    const [wanted, made] = [minusForm(ordered), minusForm(measured)]
    const strong = strongestMeridian(wanted, made)
    // Where a cylinder was ordered, one that is not measured yet is not 0.00: nothing is compared before it is.
    const isWhole = measured.cylinder !== null || !ordered.cylinder
    if (isWhole) add('power', strong.ordered, strong.measured, strong.measured - strong.ordered, table && limitAt(table.power[design], Math.abs(strong.ordered)))
    const size = Math.abs(wanted.cylinder)
    if (isWhole) add('cylinder', wanted.cylinder, made.cylinder, Math.abs(made.cylinder) - size, table && cylinderLimitAt(table.cylinder[design], size, Math.abs(strong.ordered)))
    // Of what was ordered without a cylinder no axis is asked: the cylinder itself is judged.
    if (wanted.axisDeg !== null && made.axisDeg !== null) add('axis', wanted.axisDeg, made.axisDeg, turnBetween(wanted.axisDeg, made.axisDeg), table && limitAt(table.axis, size))
    const off = prismOff(ordered, measured)
    if (off) add('prism', ordered.prism ?? 0, measured.prism ?? 0, off, table?.prism ? prismAt(table.prism, Math.abs(strong.ordered)) : null)
  }
  if (ordered.addition !== null && measured.addition !== null) add('addition', ordered.addition, measured.addition, measured.addition - ordered.addition, table?.addition ? limitAt(table.addition, ordered.addition) : null)
  for (const [what, cell] of [['fitting-height', 'fittingHeight'], ['segment-height', 'segmentHeight']] as const) {
    const [before, after] = [ordered[cell], measured[cell]]
    if (before !== null && after !== null) add(what, before, after, after - before, table?.height ?? null)
  }
  // Both centres off to the same side leave the sum as it was: each eye has its own.
  if (ordered.pd !== null && measured.pd !== null) {
    const horizontal = table?.horizontalImbalance[design] ?? null
    add('pd', ordered.pd, measured.pd, measured.pd - ordered.pd, horizontal && millimetresAt(horizontal, Math.abs(powerAt(ordered, 180))))
  }
  return findings
}

function inspectPair(ordered: BothLenses, measured: BothLenses, design: LensDesign, table: ToleranceTable | null): Finding[] {
  const findings: Finding[] = []
  const add = (what: Inspected, before: number, after: number, difference: number, limit: number | null) => findings.push(judged({ eye: 'pair', what, ordered: before, measured: after, difference }, limit))
  const [vertical, horizontal] = [table?.verticalImbalance[design] ?? null, table?.horizontalImbalance[design] ?? null]
  const imbalance = imbalanceOf(ordered, measured)
  if (imbalance) {
    add('vertical-imbalance', imbalance.ordered.vertical, imbalance.measured.vertical, imbalance.measured.vertical - imbalance.ordered.vertical, vertical && prismAt(vertical, imbalance.power.vertical))
    add('horizontal-imbalance', imbalance.ordered.horizontal, imbalance.measured.horizontal, imbalance.measured.horizontal - imbalance.ordered.horizontal, horizontal && prismAt(horizontal, imbalance.power.horizontal))
  }
  const pd = sums(ordered, measured, 'pd')
  if (pd) add('pd', pd.ordered, pd.measured, pd.measured - pd.ordered, horizontal && millimetresAt(horizontal, Math.max(...lensEyes.map((eye) => Math.abs(powerAt(ordered[eye], 180))))))
  const cell = ordered.right.segmentHeight === null ? 'fittingHeight' : 'segmentHeight'
  const [before, after] = [difference(ordered, cell), difference(measured, cell)]
  if (before !== null && after !== null) add('height-difference', before, after, after - before, table?.heightDifference ?? null)
  return findings
}

const judged = (finding: Omit<Finding, 'limit' | 'within'>, limit: number | null): Finding => ({ ...finding, limit, within: limit === null ? null : Math.abs(finding.difference) <= limit })

interface MinusForm { readonly sphere: number; readonly cylinder: number; readonly axisDeg: number | null }

/** The same lens with a minus cylinder, so that axes can be compared. */
function minusForm({ sphere, cylinder, axisDeg }: LensValues): MinusForm {
  const [s, c] = [sphere ?? 0, cylinder ?? 0]
  if (c <= 0) return { sphere: s, cylinder: c, axisDeg: c === 0 ? null : axisDeg }
  return { sphere: s + c, cylinder: -c, axisDeg: axisDeg === null ? null : axisDeg > 90 ? axisDeg - 90 : axisDeg + 90 }
}

/** The meridian with the highest power of what was ordered, and the same of what was made; of a sphere the one that is further off. */
function strongestMeridian(ordered: MinusForm, measured: MinusForm): { readonly ordered: number; readonly measured: number } {
  const [first, second] = [{ ordered: ordered.sphere, measured: measured.sphere }, { ordered: ordered.sphere + ordered.cylinder, measured: measured.sphere + measured.cylinder }]
  const off = (one: typeof first) => Math.abs(one.measured - one.ordered)
  if (ordered.cylinder === 0) return off(second) > off(first) ? second : first
  return Math.abs(second.ordered) > Math.abs(first.ordered) ? second : first
}

/** The smaller of the two turns from one axis to the other, 0 to 90. */
function turnBetween(one: number, other: number): number {
  const turn = Math.abs(one - other) % 180
  return Math.min(turn, 180 - turn)
}

function sums(ordered: BothLenses, measured: BothLenses, cell: 'pd'): { readonly ordered: number; readonly measured: number } | null {
  const values = [ordered.right[cell], ordered.left[cell], measured.right[cell], measured.left[cell]]
  if (values.some((value) => value === null)) return null
  const [a, b, c, d] = values as [number, number, number, number]
  return { ordered: a + b, measured: c + d }
}

const difference = ({ right, left }: BothLenses, cell: 'fittingHeight' | 'segmentHeight'): number | null => (right[cell] === null || left[cell] === null ? null : right[cell] - left[cell])
