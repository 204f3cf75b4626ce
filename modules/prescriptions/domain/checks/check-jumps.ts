import { eyes, otherEye } from '../eye-values.ts'
import type { BothEyes, Cell, Eye } from '../eye-values.ts'
import { axisApart } from '../optics/axis-apart.ts'
import { powerDistance } from '../optics/power-vector.ts'
import { powerOf } from '../optics/sphero-cylinder.ts'
import type { SpheroCylinder } from '../optics/sphero-cylinder.ts'
import { toMinusCylinder, toPlusCylinder } from '../optics/transpose.ts'
import { pdSum } from './check-limits.ts'
import type { CheckSettings } from './check-settings.ts'
import type { CheckRule, Finding } from './finding.ts'

/**
 * What is unlikely beside the prescription before, or beside the other eye: a sign, an axis, a pair of eyes exchanged by a slip of the
 * hand. The one before is written in the notation of this one first, so that the notation of a paper is no difference. The bounds are
 * settings.
 */
export function checkJumps(now: BothEyes, before: BothEyes | null, { jumps }: CheckSettings): Finding[] {
  const is: Powers = { right: powerOf(now.right), left: powerOf(now.left) }
  const was: Powers | null = before && { right: inFormOf(is.right, powerOf(before.right)), left: inFormOf(is.left, powerOf(before.left)) }
  const say = (rule: CheckRule, eye: Eye | null, cell: Cell, value: number, previous: number | null): Finding => ({ rule, eye, cell, weight: 'look-again', is: value, was: previous })
  const swapped = was !== null && isSwapped(is, was)
  const found = [
    ...(swapped ? [say('eyes-swapped', null, 'sphere', is.right!.sphere, was.right!.sphere)] : eyes.flatMap((eye) => (was ? jumpsOf(eye, is[eye], was[eye], before?.[eye].cylinder ?? 0, jumps) : []))),
    ...eyes.flatMap((eye) => {
      const [addition, earlier] = [now[eye].addition, before?.[eye].addition ?? null]
      return addition !== null && earlier !== null && earlier - addition >= jumps.additionFall ? [say('addition-falls', eye, 'addition', addition, earlier)] : []
    }),
    ...apart(is, was, jumps.anisometropia),
    ...pdChange(now, before, jumps.pdBoth),
  ]
  // A pair of powers that stands near the one before, axes and signs included, is worth a tick; what no rule asked about is not yet that.
  const isNear = was !== null && eyes.some((eye) => is[eye] && was[eye]) && eyes.every((eye) => isNearTo(is[eye], was[eye]))
  return isNear && found.length === 0 ? [{ rule: 'as-before', eye: null, cell: 'sphere', weight: 'agrees', is: 0, was: null }] : found
}

type Powers = Readonly<Record<Eye, SpheroCylinder | null>>

/** The power in the notation in which the other one is written. */
const inFormOf = (form: SpheroCylinder | null, power: SpheroCylinder | null): SpheroCylinder | null => power && ((form?.cylinder ?? 0) > 0 ? toPlusCylinder(power) : toMinusCylinder(power))

const equivalent = ({ sphere, cylinder }: SpheroCylinder): number => sphere + cylinder / 2

function isSame(one: SpheroCylinder | null, other: SpheroCylinder | null): boolean {
  if (!one || !other) return false
  const [a, b] = [toMinusCylinder(one), toMinusCylinder(other)]
  return a.sphere === b.sphere && a.cylinder === b.cylinder && a.axisDeg === b.axisDeg
}

/** Half a dioptre as the power vector counts it, in thousandths: what changes from one examination to the next. */
const NEAR = 500
const isNearTo = (is: SpheroCylinder | null, was: SpheroCylinder | null): boolean => (is && was ? powerDistance(is, was) < NEAR : !is && !was)

const isSwapped = (is: Powers, was: Powers): boolean => eyes.every((eye) => isSame(is[eye], was[otherEye(eye)])) && !isSame(is.right, is.left)

/** `asWritten` is the cylinder before as its paper had it; `was` stands in the notation of `is`. */
function jumpsOf(eye: Eye, is: SpheroCylinder | null, was: SpheroCylinder | null, asWritten: number, { signFlip, power, cylinder, axisDeg, axisFromCylinder }: CheckSettings['jumps']): Finding[] {
  if (!is || !was) return []
  const [now, before] = [equivalent(is), equivalent(was)]
  const say = (rule: CheckRule, cell: Cell, value: number, previous: number): Finding => ({ rule, eye, cell, weight: 'look-again', is: value, was: previous })
  const flipped = now * before < 0 && Math.abs(now - before) >= signFlip
  // A cylinder may hide it from the equivalent: +0.50 −2.00 and −0.50 −2.00 are both below nothing.
  const sphereTurned = is.sphere * was.sphere < 0 && Math.abs(is.sphere - was.sphere) >= signFlip
  const cylinderTurned = isCylinderTurned(is, was, asWritten, cylinder)
  const turned = is.axisDeg !== null && was.axisDeg !== null && Math.abs(is.cylinder) >= axisFromCylinder && axisApart(is.axisDeg, was.axisDeg) > axisDeg
  const ofSphere = (): Finding[] => {
    if (flipped) return [say('sign-flip', 'sphere', Math.round(now), Math.round(before))]
    if (sphereTurned && !cylinderTurned) return [say('sphere-sign', 'sphere', is.sphere, was.sphere)]
    return Math.abs(now - before) >= power ? [say('power-jump', 'sphere', Math.round(now), Math.round(before))] : []
  }
  return [
    ...ofSphere(),
    ...(cylinderTurned ? [say('cylinder-sign', 'cylinder', is.cylinder, asWritten)] : Math.abs(is.cylinder - was.cylinder) >= cylinder ? [say('cylinder-jump', 'cylinder', is.cylinder, was.cylinder)] : []),
    ...(turned && !cylinderTurned ? [say('axis-swap', 'axisDeg', is.axisDeg, was.axisDeg)] : []),
  ]
}

/** The cylinder has another sign than before, and with the one before the power would lie no further from it: no change of notation, a slip. */
const isCylinderTurned = (is: SpheroCylinder, was: SpheroCylinder, asWritten: number, least: number): boolean =>
  is.cylinder * asWritten < 0 && powerDistance(is, was) >= least && powerDistance({ ...is, cylinder: -is.cylinder }, was) <= powerDistance(is, was)

/** The eyes lie further apart than is usual, and did not before. */
function apart(is: Powers, was: Powers | null, most: number): Finding[] {
  const between = ({ right, left }: Powers): number | null => (right && left ? Math.abs(equivalent(right) - equivalent(left)) : null)
  const [now, before] = [between(is), was && between(was)]
  return now !== null && now >= most && (before === null || before < most) ? [{ rule: 'anisometropia', eye: null, cell: 'sphere', weight: 'look-again', is: now, was: before }] : []
}

function pdChange(now: BothEyes, before: BothEyes | null, most: number): Finding[] {
  const [is, was] = [pdSum(now), before && pdSum(before)]
  return is && was && is.cell === was.cell && Math.abs(is.value - was.value) >= most ? [{ rule: 'pd-change', eye: null, cell: is.cell, weight: 'look-again', is: is.value, was: was.value }] : []
}
