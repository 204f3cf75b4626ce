import { eyes } from '../eye-values.ts'
import type { BothEyes, Cell, Eye } from '../eye-values.ts'
import type { CheckSettings, LimitKey, UsualRange } from './check-settings.ts'
import type { CheckRule, Finding } from './finding.ts'

const cellsOf: Readonly<Record<Exclude<LimitKey, 'pdBoth' | 'pdOne'>, readonly Cell[]>> = { sphere: ['sphere'], cylinder: ['cylinder'], addition: ['addition', 'intermediateAddition'], vertex: ['vertexExamined', 'vertexWorn'], tilt: ['tilt'], wrap: ['wrap'] }

/** Children from five years on have 40 mm or more (Dodgson 2004); younger ones may have less. */
const LEAST_OF_A_CHILD = 4000

/** What lies outside of what is usual, value by value. */
export function checkLimits(values: BothEyes, { limits }: CheckSettings, minor: boolean): Finding[] {
  const ofEyes = (Object.keys(cellsOf) as (keyof typeof cellsOf)[]).flatMap((key) => eyes.flatMap((eye) => cellsOf[key].flatMap((cell) => outside(`limit-${key}`, eye, cell, values[eye][cell], limits[key]))))
  const sum = pdSum(values)
  const ofBoth = sum ? outside('limit-pd', null, sum.cell, sum.value, usualPd(limits.pdBoth, minor, LEAST_OF_A_CHILD)) : []
  const ofOne = (['pd', 'pdNear'] as const).flatMap((cell) => eyes.flatMap((eye) => outside('limit-pd-one', eye, cell, values[eye][cell], usualPd(limits.pdOne, minor, LEAST_OF_A_CHILD / 2))))
    // Asked once: of the sum, unless one eye alone stands further out than both together.
    .filter((one) => !ofBoth.some(({ cell, weight }) => cell === one.cell && (weight === 'refused' || one.weight === 'look-again')))
  const agrees: Finding[] = sum && ofBoth.length === 0 && !ofOne.some(({ cell }) => cell === sum.cell) ? [{ rule: 'pd-sum', eye: null, cell: sum.cell, weight: 'agrees', is: sum.value, was: null }] : []
  return [...ofEyes, ...ofBoth, ...ofOne, ...agrees]
}

/** What is usual of a grown-up, or of somebody whose face still grows. */
const usualPd = (range: UsualRange, minor: boolean, least: number): UsualRange => (minor && range.warnFrom !== null ? { ...range, warnFrom: Math.min(range.warnFrom, least) } : range)

/** The way from pupil to pupil, in hundredths of a millimetre: mono PDs sum to it. Near where far is not said; null where an eye lacks it. */
export function pdSum({ right, left }: BothEyes): { readonly cell: 'pd' | 'pdNear'; readonly value: number } | null {
  const cell = right.pd !== null && left.pd !== null ? 'pd' : 'pdNear'
  return right[cell] === null || left[cell] === null ? null : { cell, value: right[cell] + left[cell] }
}

function outside(rule: CheckRule, eye: Eye | null, cell: Cell, value: number | null, { warnFrom, warnTo, refuseFrom, refuseTo }: UsualRange): Finding[] {
  if (value === null) return []
  const past = (from: number | null, to: number | null): number | null => (from !== null && value < from ? from : to !== null && value > to ? to : null)
  const [refused, warned] = [past(refuseFrom, refuseTo), past(warnFrom, warnTo)]
  if (refused === null && warned === null) return []
  return [{ rule, eye, cell, weight: refused === null ? 'look-again' : 'refused', is: value, was: refused ?? warned }]
}
