import type { LensKind, PowerSet } from './lens-type.ts'
import { inNotationOf, plusForm } from './meridians.ts'
import type { Power } from './meridians.ts'

/** What an eye and its frame ask of a lens. Powers in thousandths of a dioptre, prism in hundredths of a prism dioptre. */
export interface AskedEye extends Power {
  readonly addition: number | null
  /** The size of one prism that does what both do. */
  readonly prism: number
  /** The blank that the frame and the PD ask for, in hundredths of a millimetre; null: not known, and not judged. */
  readonly diameter: number | null
}

export const missKinds = ['power', 'cylinder', 'step', 'prism', 'addition', 'addition-missing', 'diameter'] as const
/** What keeps an eye out of a set: what was asked, and the bound next to it, both in the unit of the value. */
export interface Miss { readonly what: (typeof missKinds)[number]; readonly asked: number; readonly limit: number }

/** The values next to what was asked that lie in a set. */
export interface Nearest { readonly sphere: number; readonly cylinder: number; readonly addition: number | null; readonly prism: number; readonly diameter: number | null }

export type Verdict =
  | { readonly can: true; readonly set: PowerSet }
  | { readonly can: false; readonly misses: readonly Miss[]; readonly nearest: Nearest | null }

/** Whether a lens of this kind has a part for near, so that an addition is judged. A single-vision lens is for one distance: what is added for near does not concern it. */
export const asksAddition = (kind: LensKind): boolean => kind !== 'single-vision'

/**
 * Whether a lens is made for this eye and this frame: yes with the cheapest of the sets it fits in, or no with what keeps it out of the nearest
 * set, and the nearest values that are made. Without any set: no, without a nearest.
 */
export function canBeMade(kind: LensKind, sets: readonly PowerSet[], asked: AskedEye): Verdict {
  const judged = sets.map((set) => ({ set, misses: missesOf(kind, set, asked) }))
  const fits = judged.filter(({ misses }) => misses.length === 0).map(({ set }) => set)
  const [cheapest] = fits.toSorted((one, other) => (one.price ?? Infinity) - (other.price ?? Infinity) || one.diameter - other.diameter)
  if (cheapest) return { can: true, set: cheapest }
  const [next] = judged.map((one) => ({ ...one, nearest: nearestIn(kind, one.set, asked) })).toSorted((one, other) => distance(one.misses) - distance(other.misses))
  return next ? { can: false, misses: next.misses, nearest: next.nearest } : { can: false, misses: [], nearest: null }
}

/** The lowest and highest weaker meridian that the set has with this cylinder. */
const boundsAt = (set: PowerSet, cylinder: number): { readonly lowest: number; readonly highest: number } =>
  ({ lowest: set.from - (set.shareFrom * cylinder) / 100, highest: set.to - (set.shareTo * cylinder) / 100 })

function missesOf(kind: LensKind, set: PowerSet, asked: AskedEye): Miss[] {
  const { weaker, cylinder } = plusForm(asked)
  const { lowest, highest } = boundsAt(set, cylinder)
  const misses: Miss[] = []
  // Told as the meridian that the bound speaks of, so that the number is one of the maker's table.
  if (weaker < lowest) misses.push({ what: 'power', asked: Math.round(weaker + (set.shareFrom * cylinder) / 100), limit: set.from })
  if (weaker > highest) misses.push({ what: 'power', asked: Math.round(weaker + (set.shareTo * cylinder) / 100), limit: set.to })
  if (cylinder < set.cylinderFrom) misses.push({ what: 'cylinder', asked: cylinder, limit: set.cylinderFrom })
  if (cylinder > set.cylinderTo) misses.push({ what: 'cylinder', asked: cylinder, limit: set.cylinderTo })
  const { step } = set
  const offStep = step === null ? undefined : [weaker, cylinder].find((value) => value % step !== 0)
  if (step !== null && offStep !== undefined) misses.push({ what: 'step', asked: offStep, limit: step })
  if (set.prismTo !== null && asked.prism > set.prismTo) misses.push({ what: 'prism', asked: asked.prism, limit: set.prismTo })
  if (asksAddition(kind)) misses.push(...additionMisses(set, asked.addition))
  if (asked.diameter !== null && asked.diameter > set.opticalDiameter) misses.push({ what: 'diameter', asked: asked.diameter, limit: set.opticalDiameter })
  return misses
}

function additionMisses(set: PowerSet, addition: number | null): Miss[] {
  if (addition === null) return set.additionFrom > 0 ? [{ what: 'addition-missing', asked: 0, limit: set.additionFrom }] : []
  if (addition < set.additionFrom) return [{ what: 'addition', asked: addition, limit: set.additionFrom }]
  if (addition > set.additionTo) return [{ what: 'addition', asked: addition, limit: set.additionTo }]
  return addition % set.additionStep === 0 ? [] : [{ what: 'step', asked: addition, limit: set.additionStep }]
}

/** How far off, all in thousandths of a dioptre: a millimetre of diameter and a quarter of a prism dioptre count as an eighth. */
const weight: Record<Miss['what'], number> = { 'power': 1, 'cylinder': 1, 'step': 0.001, 'prism': 5, 'addition': 1, 'addition-missing': 1, 'diameter': 1.25 }
const distance = (misses: readonly Miss[]): number => misses.reduce((sum, { what, asked, limit }) => sum + Math.abs(asked - limit) * weight[what], 0)

function nearestIn(kind: LensKind, set: PowerSet, asked: AskedEye): Nearest | null {
  const of = plusForm(asked)
  const step = set.step ?? 1
  const cylinder = within(of.cylinder, set.cylinderFrom, set.cylinderTo, step)
  if (cylinder === null) return null
  const { lowest, highest } = boundsAt(set, cylinder)
  // What is missing of the cylinder is shared by both meridians, which keeps the spherical equivalent: one meridian alone would bear it whole.
  const weaker = within(of.weaker + (of.cylinder - cylinder) / 2, lowest, highest, step)
  const addition = asksAddition(kind) && asked.addition !== null ? within(asked.addition, set.additionFrom, set.additionTo, set.additionStep) : asked.addition
  if (weaker === null) return null
  return { ...inNotationOf(asked, { weaker, cylinder }), addition, prism: Math.min(asked.prism, set.prismTo ?? asked.prism), diameter: asked.diameter === null ? null : Math.min(asked.diameter, set.opticalDiameter) }
}

/** The value in steps between two bounds that is nearest; null where no step lies between them. */
function within(value: number, from: number, to: number, step: number): number | null {
  const [first, last] = [Math.ceil(from / step) * step, Math.floor(to / step) * step]
  // Without + 0 a power of nought could be −0, which is shown as −0.00.
  return first > last ? null : Math.min(Math.max(Math.round(value / step) * step, first), last) + 0
}
