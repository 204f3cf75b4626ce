import { edgeThicknesses, emptyEye, glazingOf, makeLens, usualMaking } from '#modules/prescriptions/domain'
import { byValue, quantile, told } from '../row.ts'
import type { Row } from '../row.ts'

const indices = [14_980, 15_300, 15_600, 15_860, 16_000, 16_400, 16_700, 17_000, 17_400, 17_600]
const frame = { a: 5200, b: 3800, dbl: 1800, ed: 5500 }
const rounds = 200

/**
 * How thick one lens will be in ten indices, at each of 360 meridians: rim, front, back and centre worked out anew each time, as when
 * somebody types at the counter. Judged by the 95th percentile; the worst is the first round, in which the machine still compiles.
 */
export function measureThickness(): Row[] {
  const times = Array.from({ length: rounds }, (_, round) => {
    const values = { ...emptyEye, sphere: -4250 - 125 * (round % 40), cylinder: -1750, axisDeg: 1 + (round % 180), pd: 3150 }
    const from = performance.now()
    const glazing = glazingOf('right', values, frame, 'distance')
    const known = glazing && indices.reduce((sum, index) => {
      const lens = makeLens(glazing.power, glazing.rim, usualMaking(index))
      return sum + (lens && edgeThicknesses(lens, glazing.rim)?.length || 0)
    }, 0)
    if (known !== indices.length * 360) throw new Error(`${known} meridians are known`)
    return performance.now() - from
  })
  return [
    byValue({ issue: 'lenses', id: 'thickness.ten-indices', value: quantile(times, 0.95), unit: 'ms' }, '<=', 10),
    told({ issue: 'lenses', id: 'thickness.ten-indices-worst', value: Math.max(...times), unit: 'ms' }),
  ]
}
