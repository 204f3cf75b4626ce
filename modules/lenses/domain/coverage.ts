import type { PowerSet } from './lens-type.ts'

/** Which powers a lens is made in, as a table: sphere across, cylinder down, both in plus-cylinder form or minus. Thousandths of a dioptre. */
export interface Coverage {
  readonly spheres: readonly number[]
  readonly cylinders: readonly number[]
  /** The widest diameter at each place, row by row; 0: not made. Hundredths of a millimetre. */
  readonly widest: readonly (readonly number[])[]
}

/** The table at steps of a dioptre and half a dioptre of cylinder, as wide as the sets reach; cylinders in minus form. */
export function coverageOf(sets: readonly PowerSet[], sphereStep = 1000, cylinderStep = 500): Coverage {
  if (sets.length === 0) return { spheres: [], cylinders: [], widest: [] }
  const most = Math.max(...sets.map(({ cylinderTo }) => cylinderTo))
  const cylinders = steps(0, most, cylinderStep)
  const lowest = Math.min(...sets.map(({ from }) => from))
  const highest = Math.max(...sets.map(({ to }) => to))
  const spheres = steps(Math.ceil(lowest / sphereStep) * sphereStep, highest, sphereStep)
  return { spheres, cylinders, widest: cylinders.map((cylinder) => spheres.map((sphere) => Math.max(0, ...sets.filter((set) => covers(set, sphere, cylinder)).map(({ opticalDiameter }) => opticalDiameter)))) }
}

/** Whether the set has a sphere with a minus cylinder of this size. */
function covers(set: PowerSet, sphere: number, cylinder: number): boolean {
  const weaker = sphere - cylinder
  return cylinder >= set.cylinderFrom && cylinder <= set.cylinderTo && weaker * 100 + set.shareFrom * cylinder >= set.from * 100 && weaker * 100 + set.shareTo * cylinder <= set.to * 100
}

const steps = (from: number, to: number, step: number): number[] => Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step)
