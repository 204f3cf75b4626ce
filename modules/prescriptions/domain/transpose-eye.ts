import type { EyeValues } from './eye-values.ts'
import { judgeEye } from './judge-eye.ts'
import { powerOf } from './optics/sphero-cylinder.ts'
import { toMinusCylinder, toPlusCylinder } from './optics/transpose.ts'
import type { CylinderMode } from './reading.ts'

/**
 * The eye with its cylinder in that form: the same lens in the other notation. An eye that lacks sphere or axis, or whose sphere no
 * form could hold then, stays as it was typed.
 */
export function transposeEye(values: EyeValues, mode: CylinderMode): EyeValues {
  const power = powerOf(values)
  if (!power || power.cylinder === 0 || values.axisDeg === null) return values
  const written = { ...values, ...(mode === 'minus' ? toMinusCylinder(power) : toPlusCylinder(power)) }
  return judgeEye(written, 'compensated').some(({ cell }) => cell === 'sphere') ? values : written
}

/** The form that a prescription is written in, or null where no cylinder tells. */
export const modeOf = (eyes: readonly Pick<EyeValues, 'cylinder'>[]): CylinderMode | null =>
  (eyes.some(({ cylinder }) => (cylinder ?? 0) > 0) ? 'plus' : eyes.some(({ cylinder }) => (cylinder ?? 0) < 0) ? 'minus' : null)
