import { useLingui } from '@lingui/react/macro'
import { measureTrace, outlineOf } from '#modules/prescriptions/domain'
import type { Place, Trace } from '#modules/prescriptions/domain'
import type { FrameTraceView } from '../../contract.ts'
import { bothShapes } from './both-shapes.ts'
import classes from './trace.module.css'
import { useMillimetres } from './use-millimetres.ts'

/** The distance between lenses of a usual frame, drawn where the tracer did not measure it. */
const USUAL_BRIDGE = 1700

/** The traced frame from in front, to scale; an eye that was not traced mirrors the other. */
export function TracePicture({ trace }: { readonly trace: FrameTraceView }) {
  const { t } = useLingui()
  const mm = useMillimetres()
  const { right, left } = bothShapes(trace)
  if (!right || !left) return null
  const bridge = trace.bridge ?? USUAL_BRIDGE
  const lenses = [placed(right, bridge), placed(left, bridge)]
  const places = lenses.flat()
  const [x, top] = [Math.min(...places.map((place) => place.x)) - 1, Math.min(...places.map(({ y }) => -y)) - 1]
  const [width, height] = [Math.max(...places.map((place) => place.x)) + 1 - x, Math.max(...places.map(({ y }) => -y)) + 1 - top]
  const { a, b } = measureTrace(right)
  const [wide, high] = [mm(a), mm(b)]
  return (
    <svg className={classes.picture} viewBox={[x, top, width, height].map((side) => side.toFixed(2)).join(' ')} role="img" aria-label={t`Traced frame: lenses ${wide} wide and ${high} high`}>
      {lenses.map((outline, at) => <path key={at === 0 ? 'right' : 'left'} className={classes.rim} d={`M${outline.map((place) => `${place.x.toFixed(2)} ${(-place.y).toFixed(2)}`).join('L')}Z`} />)}
      <path className={classes.bridge} d={`M${-bridge / 200} -4q${bridge / 200} -4 ${bridge / 100} 0`} />
    </svg>
  )
}

/** The outline in millimetres from the middle of the bridge; the right lens stands to the left of who faces the wearer. */
function placed(trace: Trace, bridge: number): Place[] {
  const { a, centre } = measureTrace(trace)
  const middle = ((a + bridge) / 2) * (trace.eye === 'right' ? -1 : 1)
  return outlineOf(trace).map((place) => ({ x: (place.x - centre.x + middle) / 100, y: (place.y - centre.y) / 100 }))
}
