import type { Eye, EyeValues } from '../eye-values.ts'
import type { Purpose } from '../prescription.ts'
import { estimateBlank, exactBlank } from './blank.ts'
import { centrationIn } from './boxing.ts'
import { centringPd } from './centring-pd.ts'
import type { KnownFrame } from './glazing.ts'
import { mirrorTrace } from './trace.ts'

/**
 * The blank that an eye needs in this frame, in hundredths of a millimetre rounded up to whole tenths; exact with a traced shape. Null where
 * frame or PD are not known: nothing is refused by a guess.
 */
export function neededBlank(eye: Eye, values: Pick<EyeValues, 'pd' | 'pdNear' | 'fittingHeight'>, purpose: Purpose, frame: KnownFrame | null | undefined): number | null {
  const pd = centringPd(values, purpose)
  if (!frame || frame.a === null || frame.b === null || frame.dbl === null || pd === null) return null
  const box = { a: frame.a, b: frame.b, dbl: frame.dbl, ed: frame.ed }
  const centration = centrationIn(box, pd, values.fittingHeight)
  const { trace } = frame
  const { diameter } = trace ? exactBlank(trace.eye === eye ? trace : mirrorTrace(trace), centration) : estimateBlank(box, centration)
  return Math.ceil(diameter / 10) * 10
}
