import type { Eye } from '../eye-values.ts'
import { noseSide } from '../side.ts'
import { radians } from '../whole.ts'
import { opticalCentre } from './blank.ts'
import { framePd } from './boxing.ts'
import type { Glazing } from './glazing.ts'
import { measureTrace } from './measure-trace.ts'
import { outlineOf } from './trace.ts'
import type { Place } from './trace.ts'

/** One lens of a frame as it is drawn, in millimetres from the middle of the bridge: x to the right hand of who faces the wearer, y up. */
export interface DrawnLens {
  readonly eye: Eye
  readonly outline: readonly Place[]
  /** Where the optical centre belongs. */
  readonly pupil: Place
  readonly blankRadius: number
  /** Both ends of the axis within the lens; none without a cylinder. */
  readonly axis: readonly [Place, Place] | null
}

/** The share of the shorter side that an axis is drawn over. */
const axisShare = 0.8

/** Outline, pupil, blank and axis of a lens where it stands in the frame. */
export function drawLens({ eye, box, trace, centration, blank, power }: Glazing): DrawnLens {
  const { centre } = measureTrace(trace)
  const middle = (-noseSide(eye) * framePd(box)) / 2
  const placed = ({ x, y }: Place): Place => ({ x: (x - centre.x + middle) / 100, y: (y - centre.y) / 100 })
  const pupil = placed(opticalCentre(trace, centration))
  const half = (axisShare * Math.min(box.a, box.b)) / 200
  const end = (degrees: number): Place => ({ x: pupil.x + half * Math.cos(radians(degrees)), y: pupil.y + half * Math.sin(radians(degrees)) })
  return { eye, outline: outlineOf(trace).map(placed), pupil, blankRadius: blank.diameter / 200, axis: power.axisDeg === null ? null : [end(power.axisDeg), end(power.axisDeg + 180)] }
}
