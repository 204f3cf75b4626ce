/** Values from one to another in steps, both ends included. */
export interface Steps { readonly from: number; readonly to: number; readonly step: number }

/**
 * In which parameters a contact lens is made. Powers in thousandths of a dioptre, cylinders in minus form, axes in degrees, curves and diameters in
 * hundredths of a millimetre. An empty list says that the lens has none of it: no cylinder, no addition.
 */
export interface ContactLensRange {
  readonly spheres: readonly Steps[]
  readonly cylinders: readonly number[]
  readonly axes: readonly Steps[]
  readonly additions: readonly number[]
  readonly baseCurves: readonly number[]
  readonly diameters: readonly number[]
}

export interface AskedContactLens { readonly sphere: number; readonly cylinder: number; readonly axisDeg: number | null; readonly addition: number | null; readonly baseCurve: number | null; readonly diameter: number | null }

/** What a lens is not made in, and the nearest that it is; null where it has none of it. */
export interface ContactLensMiss { readonly what: 'sphere' | 'cylinder' | 'axis' | 'addition' | 'base-curve' | 'diameter'; readonly asked: number; readonly nearest: number | null }

/** Every parameter of an eye that the maker does not make; none: the lens can be had. What is not said is not judged. */
export function judgeContactLens(range: ContactLensRange, asked: AskedContactLens): ContactLensMiss[] {
  const { sphere, cylinder, axisDeg } = inMinusForm(asked)
  const misses: ContactLensMiss[] = []
  const judge = (what: ContactLensMiss['what'], value: number, nearest: number | null): void => { if (nearest !== value) misses.push({ what, asked: value, nearest }) }
  judge('sphere', sphere, nearestOf(range.spheres.map((steps) => inSteps(sphere, steps)), sphere))
  if (cylinder !== 0) {
    judge('cylinder', cylinder, nearestOf(range.cylinders, cylinder))
    if (axisDeg !== null && range.cylinders.length > 0) judge('axis', axisDeg, nearestAxis(range.axes, axisDeg))
  }
  if (asked.addition !== null && asked.addition !== 0) judge('addition', asked.addition, nearestOf(range.additions, asked.addition))
  if (asked.baseCurve !== null) judge('base-curve', asked.baseCurve, nearestOf(range.baseCurves, asked.baseCurve))
  if (asked.diameter !== null) judge('diameter', asked.diameter, nearestOf(range.diameters, asked.diameter))
  return misses
}

type Written = Pick<AskedContactLens, 'sphere' | 'cylinder' | 'axisDeg'>

/** Makers write torics in minus cylinder: +1.00 × 10 on −2.00 is −1.00 × 100 on −1.00. */
export function inMinusForm({ sphere, cylinder, axisDeg }: Written): Written {
  if (cylinder <= 0) return { sphere, cylinder, axisDeg }
  return { sphere: sphere + cylinder, cylinder: -cylinder, axisDeg: axisDeg === null ? null : ((axisDeg + 89) % 180) + 1 }
}

const nearestOf = (values: readonly number[], wanted: number): number | null =>
  values.reduce<number | null>((best, value) => (best === null || Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best), null)

const inSteps = (wanted: number, { from, to, step }: Steps): number =>
  from + Math.min(Math.floor((to - from) / step), Math.max(0, Math.round((wanted - from) / step))) * step

/** Axes go round: 178 is nearer to 180 than to 170, and 2 nearer to 180 than to 10. */
function nearestAxis(axes: readonly Steps[], wanted: number): number | null {
  const made = axes.flatMap(({ from, to, step }) => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step))
  const away = (axis: number): number => { const apart = Math.abs(axis - wanted) % 180; return Math.min(apart, 180 - apart) }
  return made.reduce<number | null>((best, axis) => (best === null || away(axis) < away(best) ? axis : best), null)
}
