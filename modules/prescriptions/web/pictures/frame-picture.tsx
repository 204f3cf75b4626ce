import { useLingui } from '@lingui/react/macro'
import { drawLens, type DrawnLens, type Glazing } from '../../domain/index.ts'
import { pathOf } from './path-of.ts'
import classes from './pictures.module.css'
import { useLengths } from './use-lengths.ts'

/** The frame from in front with pupils, axes and the smallest blank around each lens, to scale. */
export function FramePicture({ glazings }: { readonly glazings: readonly Glazing[] }) {
  const { t } = useLingui()
  const { tenths } = useLengths()
  const lenses = glazings.map(drawLens)
  const box = boxAround(lenses)
  const label = glazings.map(({ eye, centration, blank }) => {
    const [inward, up, needs] = [tenths(centration.in), tenths(centration.up), tenths(blank.diameter)]
    return eye === 'right' ? t`Right lens: centred ${inward} mm in, ${up} mm up, blank ${needs} mm` : t`Left lens: centred ${inward} mm in, ${up} mm up, blank ${needs} mm`
  }).join('. ')
  return (
    <svg className={classes.frame} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} role="img" aria-label={label}>
      {lenses.map(({ eye, outline, pupil, blankRadius, axis }, at) => (
        <g key={eye}>
          <path className={classes.rim} d={pathOf(outline)} />
          {axis && <path className={classes.axisInFrame} d={pathOf(axis, false)} />}
          <path className={classes.pupil} d={`M${pupil.x - 3} ${-pupil.y}h6M${pupil.x} ${-pupil.y - 3}v6`} />
          <circle className={classes.blank} cx={pupil.x} cy={-pupil.y} r={blankRadius} />
          {!glazings[at]?.guessed.includes('pd') && <text x={pupil.x + (eye === 'right' ? -3 : 3)} y={-pupil.y + 7} textAnchor={eye === 'right' ? 'end' : 'start'}>{tenths(pdOf(glazings[at]))}</text>}
        </g>
      ))}
      {lenses.length === 2 && <path className={classes.bridge} d={bridgeOf(lenses)} />}
    </svg>
  )
}

/** The PD that the centration says, as it was measured. */
const pdOf = (glazing?: Glazing): number => (glazing ? (glazing.box.a + glazing.box.dbl) / 2 - glazing.centration.in : 0)

/** What has to be seen: both lenses and the blanks around them, in millimetres; of one lens alone its side, as large as with the other. */
function boxAround(lenses: readonly DrawnLens[]) {
  const xs = lenses.flatMap(({ outline, pupil, blankRadius }) => [...outline.map(({ x }) => x), pupil.x - blankRadius, pupil.x + blankRadius])
  const ys = lenses.flatMap(({ outline, pupil, blankRadius }) => [...outline.map(({ y }) => -y), -pupil.y - blankRadius, -pupil.y + blankRadius])
  const [reach, y] = [Math.max(...xs.map(Math.abs)) + 1.5, Math.min(...ys) - 1.5]
  return { x: -reach, y, width: 2 * reach, height: Math.max(...ys) + 1.5 - y }
}

/** From lens to lens a little above the middle. */
function bridgeOf(lenses: readonly DrawnLens[]): string {
  const [right, left] = [Math.max(...(lenses[0]?.outline ?? []).map(({ x }) => x)), Math.min(...(lenses[1]?.outline ?? []).map(({ x }) => x))]
  return `M${right} -5q${(left - right) / 2} -5 ${left - right} 0`
}
