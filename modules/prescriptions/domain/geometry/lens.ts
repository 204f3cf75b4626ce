import { sphericalEquivalent } from '../optics/meridians.ts'
import type { Prism } from '../optics/prism.ts'
import { normalised } from '../optics/sphero-cylinder.ts'
import type { SpheroCylinder } from '../optics/sphero-cylinder.ts'
import { radians } from '../whole.ts'
import { proposeBaseCurve } from './base-curve.ts'
import type { Rim } from './rim.ts'
import { sagittaOfCurvature } from './sagitta.ts'

/**
 * An edged lens with a spherical front and a toric back, in millimetres: curvatures (1/mm) of the front, and of the back along the axis
 * and across it; by how much it grows thicker per millimetre towards the base of its prism. Not rounded: who shows a figure rounds it.
 */
export interface Lens {
  readonly index: number
  readonly centre: number
  readonly front: number
  readonly back: { readonly along: number; readonly across: number; readonly axisDeg: number }
  readonly wedge: { readonly slope: number; readonly baseDeg: number }
}

/** What a lens is made of and how thin it may be: index in ten-thousandths, lengths in hundredths of a millimetre, front in thousandths of a dioptre. */
export interface Making { readonly index: number; readonly minCentre: number; readonly minEdge: number; readonly front?: number; readonly prism?: Prism | null }

/** As labs make them where nobody asks for other: 1.50 to 1.59 two millimetres at the centre, higher ones 1.3; edges one millimetre (ours, from the example values of mivision). */
export const usualMaking = (index: number): Making => ({ index, minCentre: index < 16_000 ? 200 : 130, minEdge: 100 })

/**
 * A lens of that back vertex power whose thinnest places are no thinner than asked: a minus lens at its centre, a plus lens at its edge.
 * The back curve depends on the centre's thickness and the other way round, so both are worked out in turn (Meister 1997). Null when
 * a surface is too steep to reach the rim.
 */
export function makeLens(power: SpheroCylinder, rim: Rim, making: Making): Lens | null {
  const minCentre = making.minCentre / 100
  let lens = lensOfThickness(power, making, minCentre)
  for (let round = 0; round < 12; round += 1) {
    const edge = thinnestEdge(lens, rim)
    if (edge === null) return null
    const centre = Math.max(minCentre, lens.centre + making.minEdge / 100 - edge)
    if (Math.abs(centre - lens.centre) < 1e-6) return lens
    lens = lensOfThickness(power, making, centre)
  }
  return thinnestEdge(lens, rim) === null ? null : lens
}

/** The lens with a given centre: back power is what the front, seen through the lens, leaves to do. */
function lensOfThickness(power: SpheroCylinder, making: Making, centre: number): Lens {
  const { sphere, cylinder, axisDeg } = normalised(power)
  const n = making.index / 10_000
  const front = (making.front ?? proposeBaseCurve(sphericalEquivalent(power))) / 1000
  const atBack = front / (1 - ((centre / 1000) * front) / n)
  const curvature = (dioptres: number): number => dioptres / (1000 * (n - 1))
  return {
    index: making.index, centre, front: curvature(front),
    back: { along: curvature(atBack - sphere / 1000), across: curvature(atBack - (sphere + cylinder) / 1000), axisDeg: axisDeg ?? 180 },
    // A prism of P cm/m is a wedge of P / (100·(n − 1)).
    wedge: { slope: (making.prism?.amount ?? 0) / (10_000 * (n - 1)), baseDeg: making.prism?.baseDeg ?? 0 },
  }
}

/** Thickness in millimetres at a place of the lens: centre − front's depth + back's depth; null where a surface does not reach. */
export function thicknessAt(lens: Lens, meridianDeg: number, radius: number): number | null {
  const front = frontDepth(lens, radius)
  const back = backDepth(lens, meridianDeg, radius)
  return front === null || back === null ? null : lens.centre - front + back
}

/** Depth in millimetres of the front surface, which is above zero where it bulges. */
export const frontDepth = ({ front }: Lens, radius: number): number | null => sagittaOfCurvature(front, radius)

/**
 * Depth in millimetres of the back surface, which is above zero where it is hollow, its prism with it. Between the principal meridians
 * it is taken as the sphere of the curvature there (Euler), which is exact on them.
 */
export function backDepth({ back, wedge }: Lens, meridianDeg: number, radius: number): number | null {
  const curvature = back.along + (back.across - back.along) * Math.sin(radians(meridianDeg - back.axisDeg)) ** 2
  const depth = sagittaOfCurvature(curvature, radius)
  return depth === null ? null : depth + wedge.slope * radius * Math.cos(radians(meridianDeg - wedge.baseDeg))
}

/** Edge thickness in millimetres at each whole degree of the rim; null when a surface does not reach it. */
export function edgeThicknesses(lens: Lens, rim: Rim): readonly number[] | null {
  const edges: number[] = []
  for (const [degree, radius] of rim.entries()) {
    const thickness = thicknessAt(lens, degree, radius)
    if (thickness === null) return null
    edges.push(thickness)
  }
  return edges
}

const thinnestEdge = (lens: Lens, rim: Rim): number | null => edgeThicknesses(lens, rim)?.reduce((least, edge) => Math.min(least, edge)) ?? null
