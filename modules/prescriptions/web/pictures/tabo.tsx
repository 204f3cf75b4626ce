import { useLingui } from '@lingui/react/macro'
import type { Eye } from '../../domain/index.ts'
import { useEyeLetters } from '../use-eye-letters.ts'
import classes from './pictures.module.css'

const radius = 46

const at = (degrees: number, from: number): string => `${(from * Math.cos((degrees * Math.PI) / 180)).toFixed(2)} ${(-from * Math.sin((degrees * Math.PI) / 180)).toFixed(2)}`

const ticks = Array.from({ length: 13 }, (_, step) => step * 15).map((degrees) => `M${at(degrees, radius)}L${at(degrees, radius - (degrees % 45 === 0 ? 7 : 4))}`).join('')

/** The half circle of TABO with the axis of one eye, as seen by who faces the wearer: 0 to the right, 90 up, 180 to the left. */
export function Tabo({ eye, axisDeg }: { readonly eye: Eye; readonly axisDeg: number }) {
  const { t } = useLingui()
  const letters = useEyeLetters()
  return (
    <svg className={classes.tabo} viewBox="-70 -53 140 72" role="img" aria-label={eye === 'right' ? t`Axis of the right eye, ${axisDeg} degrees` : t`Axis of the left eye, ${axisDeg} degrees`}>
      <path className={classes.plate} d={`M${-radius} 0A${radius} ${radius} 0 0 1 ${radius} 0Z`} />
      <path className={classes.tick} d={ticks} />
      <path className={classes.axis} d={`M0 0L${at(axisDeg, radius)}`} />
      <text className={classes.strong} x="0" y="15" textAnchor="middle">{letters[eye]} {axisDeg}°</text>
      <text x={radius + 4} y="4">0</text>
      <text x={-radius - 4} y="4" textAnchor="end">180</text>
    </svg>
  )
}
