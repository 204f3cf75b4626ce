import type { BothEyes, Eye, EyeValues } from './eye-values.ts'
import { imbalanceAt } from './optics/prentice.ts'
import { powerOf } from './optics/sphero-cylinder.ts'
import type { SpheroCylinder } from './optics/sphero-cylinder.ts'
import { compensateTilt } from './optics/tilt.ts'
import { toPlusCylinder } from './optics/transpose.ts'
import { compensateVertex } from './optics/vertex.ts'
import { whole } from './whole.ts'

/** How a frame sits: distance of the lens from the eye in hundredths of a millimetre, tilt and wrap in tenths of a degree. Null: not measured. */
type AsWorn = Pick<EyeValues, 'vertexWorn' | 'tilt' | 'wrap'>

/**
 * The values to order so that the eye, behind the lens as it is worn, has the power that was examined: first moved to where the lens
 * will be, then turned with it. Powers are rounded to hundredths of a dioptre, as labs do; the notation and the addition stay. Null
 * while there is no sphere. `index` in ten-thousandths.
 * @throws {RangeError} when no lens at that distance does the same
 */
export function compensateEye(eye: Eye, values: EyeValues, worn: AsWorn, index: number): EyeValues | null {
  const examined = powerOf(values)
  if (!examined) return null
  const { vertexWorn, tilt, wrap } = worn
  const moved = values.vertexExamined === null || vertexWorn === null ? examined : compensateVertex(examined, values.vertexExamined, vertexWorn)
  const ordered = compensateTilt(eye, moved, { tilt: tilt ?? 0, wrap: wrap ?? 0 }, index)
  return {
    ...values, ...toHundredths(examined.cylinder > 0 ? toPlusCylinder(ordered) : ordered), ...(values.cylinder === null && Math.abs(ordered.cylinder) < 5 && { cylinder: null }),
    vertexWorn: vertexWorn ?? values.vertexWorn, tilt: tilt ?? values.tilt, wrap: wrap ?? values.wrap,
  }
}

function toHundredths({ sphere, cylinder, axisDeg }: SpheroCylinder): SpheroCylinder {
  const rounded = whole(cylinder / 10) * 10
  return { sphere: whole(sphere / 10) * 10, cylinder: rounded, axisDeg: rounded === 0 ? null : axisDeg }
}

/** Where people read: 10 mm below and 2 mm nasal of the optical centres, in hundredths of a millimetre. */
const reading = { below: 1000, inset: 200 } as const

/** By how much the vertical prism of the right eye differs from the left's at the reading level, in hundredths of a prism dioptre; null while a sphere is not said. */
export function imbalanceInReading({ right, left }: BothEyes): number | null {
  const [r, l] = [powerOf(right), powerOf(left)]
  return r && l ? whole(imbalanceAt(r, l, reading).vertical) : null
}
