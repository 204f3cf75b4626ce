import { thicknessAt } from './lens.ts'
import type { Lens } from './lens.ts'
import { materialOf } from './materials.ts'
import type { Rim } from './rim.ts'

/** Rings from centre to rim: an even count, for Simpson's rule; twelve are right to a thousandth of a gram. */
const rings = 12

/** Volume of the edged lens in cubic millimetres: thickness over the area inside the rim, by Simpson's rule along each degree. Null where a surface does not reach. */
export function lensVolume(lens: Lens, rim: Rim): number | null {
  let volume = 0
  for (const [degree, edge] of rim.entries()) {
    const step = edge / rings
    for (let ring = 1; ring <= rings; ring += 1) {
      const radius = ring * step
      const thickness = thicknessAt(lens, degree, radius)
      if (thickness === null) return null
      volume += (weightOf(ring) * step * thickness * radius) / 3
    }
  }
  return (volume * 2 * Math.PI) / rim.length
}

const weightOf = (ring: number): number => {
  if (ring === rings) return 1
  return ring % 2 === 1 ? 4 : 2
}

/** Weight in grams by the density (g/cm³) of the material nearest to the index, unless the maker tells it. Null where a surface does not reach. */
export function lensWeight(lens: Lens, rim: Rim, density = materialOf(lens.index).density): number | null {
  const volume = lensVolume(lens, rim)
  return volume === null ? null : (volume / 1000) * density
}
