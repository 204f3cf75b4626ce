import type { Cell, Eye, EyeValues } from '../eye-values.ts'
import { axisApart } from '../optics/axis-apart.ts'
import { powerDistance } from '../optics/power-vector.ts'
import { powerOf } from '../optics/sphero-cylinder.ts'
import type { SpheroCylinder } from '../optics/sphero-cylinder.ts'
import { compensateTilt } from '../optics/tilt.ts'
import { toMinusCylinder } from '../optics/transpose.ts'
import { compensateVertex } from '../optics/vertex.ts'

export interface PowerReason {
  readonly reason: 'transposed' | 'near' | 'middle' | 'vertex' | 'tilt' | 'vertex-and-tilt' | 'rounded'
  readonly cells: readonly Cell[]
  /** Written in the other notation besides. */
  readonly transposed: boolean
  /** Rounded to eighths besides. */
  readonly rounded: boolean
}

const own: readonly Cell[] = ['sphere', 'cylinder', 'axisDeg']
/** Labs round what they work out to hundredths, and whole degrees of axis move the power by as much. */
const HUNDREDTH = 15
/** Half a step of an eighth. */
const HALF_STEP = 63
/** Of the index nobody speaks in a prescription: lenses are made in these, in ten-thousandths. */
const indices = [15_000, 15_300, 15_600, 15_860, 16_000, 16_700, 17_400]

/** Why the power of an eye is written otherwise, where optics says so; null where it is simply another one, or the same. */
export function explainPower(eye: Eye, before: EyeValues, after: EyeValues): PowerReason | null {
  const [was, is] = [powerOf(before), powerOf(after)]
  if (!was || !is || own.every((cell) => before[cell] === after[cell])) return null
  const transposed = Math.sign(was.cylinder) * Math.sign(is.cylinder) < 0
  const said = (reason: PowerReason['reason'], cells: readonly Cell[] = own, rounded = false): PowerReason => ({ reason, cells, transposed, rounded })
  if (isSame(was, is)) return transposed ? said('transposed') : null
  for (const [reason, cell] of [['near', 'addition'], ['middle', 'intermediateAddition']] as const) {
    const addition = before[cell]
    // The power to read with needs no addition any more.
    if (addition !== null && after[cell] === null && isSame({ ...was, sphere: was.sphere + addition }, is)) return said(reason, [...own, 'addition', 'intermediateAddition'])
  }
  // Nearest first: what fits to the hundredth is not called rounded.
  for (const within of [HUNDREDTH, HALF_STEP]) {
    if (within === HALF_STEP && !isOnSteps(is)) continue
    for (const { reason, power } of worn(eye, was, before, after)) {
      if (!isSame(power, was) && distance(power, is) <= within && axesApart(power, is) <= (reason === 'vertex' ? 0 : 1)) return said(reason, own, within === HALF_STEP)
    }
  }
  return isOnSteps(is) && !isOnSteps(was) && distance(was, is) <= HALF_STEP && axesApart(was, is) === 0 ? said('rounded') : null
}

/** What a lab could have ordered for that power: for another distance from the eye, for tilt and wrap, or both. */
function worn(eye: Eye, was: SpheroCylinder, before: EyeValues, after: EyeValues): { readonly reason: 'vertex' | 'tilt' | 'vertex-and-tilt'; readonly power: SpheroCylinder }[] {
  const last = (cell: Cell): number | null => after[cell] ?? before[cell]
  const [examined, asWorn, tilt, wrap] = [last('vertexExamined'), last('vertexWorn'), last('tilt') ?? 0, last('wrap') ?? 0]
  const moved = examined === null || asWorn === null || examined === asWorn ? null : atDistance(was, examined, asWorn)
  const tilted = (power: SpheroCylinder): SpheroCylinder[] => (tilt === 0 && wrap === 0 ? [] : indices.map((index) => compensateTilt(eye, power, { tilt, wrap }, index)))
  return [
    ...(moved ? [{ reason: 'vertex' as const, power: moved }] : []), ...tilted(was).map((power) => ({ reason: 'tilt' as const, power })),
    ...(moved ? tilted(moved).map((power) => ({ reason: 'vertex-and-tilt' as const, power })) : []),
  ]
}

function atDistance(power: SpheroCylinder, from: number, to: number): SpheroCylinder | null {
  try {
    return compensateVertex(power, from, to)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const distance = (one: SpheroCylinder, other: SpheroCylinder): number => powerDistance(toMinusCylinder(one), toMinusCylinder(other))
/** Degrees between the axes in one notation: a distance from the eye and rounding turn none, tilt and wrap as far as was worked out. 0 where a cylinder is gone. */
function axesApart(one: SpheroCylinder, other: SpheroCylinder): number {
  const [a, b] = [toMinusCylinder(one).axisDeg, toMinusCylinder(other).axisDeg]
  return a === null || b === null ? 0 : axisApart(a, b)
}

const isSame = (one: SpheroCylinder, other: SpheroCylinder): boolean => {
  const [a, b] = [toMinusCylinder(one), toMinusCylinder(other)]
  return a.sphere === b.sphere && a.cylinder === b.cylinder && a.axisDeg === b.axisDeg
}
const isOnSteps = ({ sphere, cylinder }: SpheroCylinder): boolean => sphere % 125 === 0 && cylinder % 125 === 0
