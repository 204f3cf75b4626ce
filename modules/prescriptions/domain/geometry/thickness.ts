import { noseSide } from '../side.ts'
import type { Eye } from '../eye-values.ts'
import type { Glazing } from './glazing.ts'
import { backDepth, edgeThicknesses, frontDepth, makeLens, usualMaking } from './lens.ts'
import type { Lens, Making } from './lens.ts'
import type { Rim } from './rim.ts'
import { lensWeight } from './weight.ts'

/** How thick a lens will be, in whole hundredths of a millimetre, and how heavy, in hundredths of a gram; `thickestDeg` is where. */
export interface Thickness {
  readonly index: number
  readonly centre: number
  readonly nasal: number
  readonly temporal: number
  readonly thickest: number
  readonly thickestDeg: number
  readonly thinnest: number
  readonly weight: number
  readonly lens: Lens
}

/** The lens for that rim in one index (ten-thousandths); null where a surface is too steep to reach the rim. */
export function thicknessIn(glazing: Glazing, making: Making, density?: number): Thickness | null {
  const lens = makeLens(glazing.power, glazing.rim, { ...making, prism: making.prism ?? glazing.prism })
  const edges = lens && edgeThicknesses(lens, glazing.rim)
  const weight = lens && lensWeight(lens, glazing.rim, density)
  if (!lens || !edges || weight === null) return null
  const thickest = edges.reduce((most, edge) => Math.max(most, edge))
  const [nose, temple] = sidesOf(glazing.eye).map((degree) => edges[degree] ?? 0)
  return {
    index: making.index, lens, centre: hundredths(lens.centre), nasal: hundredths(nose ?? 0), temporal: hundredths(temple ?? 0),
    thickest: hundredths(thickest), thickestDeg: edges.indexOf(thickest), thinnest: hundredths(edges.reduce((least, edge) => Math.min(least, edge))), weight: hundredths(weight),
  }
}

/** The same lens in several indices, made as labs usually do; those that cannot reach the rim are left out. */
export const thicknessesIn = (glazing: Glazing, indices: readonly number[]): readonly Thickness[] =>
  indices.flatMap((index) => thicknessIn(glazing, usualMaking(index)) ?? [])

/** A place of a section in millimetres: along from the nose to the temple, and how deep front and back lie behind the front's vertex. */
export interface SectionPoint { readonly along: number; readonly front: number; readonly back: number }

/** How finely a section is drawn. */
const steps = 24

/** The lens cut level through its optical centre, from the nose to the temple. */
export function sectionOf(eye: Eye, lens: Lens, rim: Rim): readonly SectionPoint[] {
  const [nose, temple] = sidesOf(eye)
  const half = (degree: number): readonly SectionPoint[] => Array.from({ length: steps + 1 }, (_, step) => {
    const radius = ((rim[degree] ?? 0) * step) / steps
    return { along: degree === nose ? -radius : radius, front: frontDepth(lens, radius) ?? 0, back: lens.centre + (backDepth(lens, degree, radius) ?? 0) }
  })
  return [...half(nose).toReversed(), ...half(temple).slice(1)]
}

/** The degrees of nose and temple. */
const sidesOf = (eye: Eye): readonly [number, number] => (noseSide(eye) === 1 ? [0, 180] : [180, 0])

const hundredths = (value: number): number => Math.round(value * 100)
