import { useLingui } from '@lingui/react/macro'
import { prismIn, type Eye, type EyeValues } from '../../domain/index.ts'
import classes from './pictures.module.css'
import { useLengths } from './use-lengths.ts'

const radius = 34

/** Where the base of an eye's prism lies, both prisms as one, as seen by who faces the wearer; the arrow points to the base. */
export function PrismCompass({ eye, values }: { readonly eye: Eye; readonly values: EyeValues }) {
  const { t } = useLingui()
  const write = useLengths()
  const prism = prismIn(eye, values)
  if (!prism) return null
  const [nose, temple] = [t`nose`, t`temple`]
  const [amount, baseDeg] = [write.prism(prism.amount), prism.baseDeg]
  const [x, y] = [Math.cos((baseDeg * Math.PI) / 180), -Math.sin((baseDeg * Math.PI) / 180)]
  const point = `M${x * radius} ${y * radius}L${x * 25 - y * 5} ${y * 25 + x * 5}L${x * 25 + y * 5} ${y * 25 - x * 5}Z`
  return (
    <svg className={classes.compass} viewBox="-76 -50 152 100" role="img" aria-label={eye === 'right' ? t`Prism of the right eye, ${amount}, base at ${baseDeg} degrees` : t`Prism of the left eye, ${amount}, base at ${baseDeg} degrees`}>
      <circle className={classes.plate} r={radius} />
      <path className={classes.tick} d={`M0 ${-radius}v6M0 ${radius}v-6M${-radius} 0h6M${radius} 0h-6`} />
      <path className={classes.axis} d={`M0 0L${x * 26} ${y * 26}`} />
      <path className={classes.point} d={point} />
      <text x={-radius - 4} y="3" textAnchor="end">{eye === 'right' ? temple : nose}</text>
      <text x={radius + 4} y="3">{eye === 'right' ? nose : temple}</text>
      <text x="0" y={-radius - 4} textAnchor="middle">90</text>
      <text x="0" y={radius + 11} textAnchor="middle">270</text>
      <text className={classes.strong} x="0" y={y > 0.3 ? -8 : 17} textAnchor="middle">{amount}</text>
    </svg>
  )
}
