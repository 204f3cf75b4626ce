import { eyes } from '../eye-values.ts'
import type { Eye, EyeValues } from '../eye-values.ts'
import type { Way } from '../optics/prentice.ts'
import { prismIn } from '../optics/prism.ts'
import type { Prism } from '../optics/prism.ts'
import { powerOf } from '../optics/sphero-cylinder.ts'
import type { SpheroCylinder } from '../optics/sphero-cylinder.ts'
import type { Purpose, ValuesFor } from '../prescription.ts'
import { estimateBlank, exactBlank, opticalCentre } from './blank.ts'
import type { Blank } from './blank.ts'
import { centrationIn } from './boxing.ts'
import type { Boxing } from './boxing.ts'
import { centringPd } from './centring-pd.ts'
import { rimAround } from './rim.ts'
import type { Rim } from './rim.ts'
import { synthesizeTrace } from './synthesize-trace.ts'
import { mirrorTrace } from './trace.ts'
import type { Trace } from './trace.ts'

/** What is known of a frame, in hundredths of a millimetre; null where nobody measured. One traced side serves both. */
export interface KnownFrame { readonly a: number | null; readonly b: number | null; readonly dbl: number | null; readonly ed: number | null; readonly trace?: Trace | null }

/** One lens in its rim. `guessed` names what nobody measured and was taken as usual; figures that rest on it are estimates. */
export interface Glazing {
  readonly eye: Eye
  readonly power: SpheroCylinder
  readonly prism: Prism | null
  readonly box: Boxing
  readonly trace: Trace
  readonly centration: Way
  readonly blank: Blank
  readonly rim: Rim
  readonly guessed: readonly Guessed[]
}
export type Guessed = 'shape' | 'b' | 'dbl' | 'pd' | 'height'

/** Usual where nobody measured: lenses three quarters as high as wide, a bridge of 18 mm. */
const usualShare = 0.75
const usualBridge = 1800

/** The lens of one eye in its rim; null while sphere or A are not said, or when the pupil would stand outside of the rim. */
export function glazingOf(eye: Eye, values: EyeValues, frame: KnownFrame, purpose: Purpose): Glazing | null {
  const power = powerOf(values)
  const box = boxOf(frame)
  if (!power || !box) return null
  const trace = frame.trace ? onSide(frame.trace, eye) : synthesizeTrace(eye, box)
  const pd = centringPd(values, purpose)
  const centration = pd === null ? { in: 0, up: centrationIn(box, 0, values.fittingHeight).up } : centrationIn(box, pd, values.fittingHeight)
  const rim = rimOf(trace, centration)
  return rim && {
    eye, power, prism: prismIn(eye, values), box, trace, centration, rim,
    blank: frame.trace ? exactBlank(trace, centration) : estimateBlank(box, centration),
    guessed: guessedIn(pd, values, frame),
  }
}

/** The lenses of those eyes that have one. */
export const glazingsOf = (values: ValuesFor, frame: KnownFrame): readonly Glazing[] => eyes.flatMap((eye) => glazingOf(eye, values[eye], frame, values.purpose) ?? [])

const boxOf = ({ a, b, dbl, ed }: KnownFrame): Boxing | null => (a === null ? null : { a, b: b ?? Math.round(a * usualShare), dbl: dbl ?? usualBridge, ed })

const onSide = (trace: Trace, eye: Eye): Trace => (trace.eye === eye ? trace : mirrorTrace(trace))

const guessedIn = (pd: number | null, { fittingHeight }: EyeValues, { b, dbl, trace }: KnownFrame): readonly Guessed[] => {
  const missing: readonly (readonly [Guessed, boolean])[] = [['shape', !trace], ['b', b === null], ['dbl', dbl === null], ['pd', pd === null], ['height', fittingHeight === null]]
  return missing.flatMap(([what, is]) => (is ? [what] : []))
}

function rimOf(trace: Trace, centration: Way): Rim | null {
  try {
    return rimAround(trace, opticalCentre(trace, centration))
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}
