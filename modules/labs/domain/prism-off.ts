import type { BothLenses, LensValues } from './lens-values.ts'

/** Hundredths of a prism dioptre, as seen by who faces the wearer: to their right, and up. */
interface Parts { readonly horizontal: number; readonly vertical: number }

const partsOf = ({ prism, prismBaseDeg }: LensValues): Parts => {
  const angle = ((prismBaseDeg ?? 0) * Math.PI) / 180
  return { horizontal: (prism ?? 0) * Math.cos(angle), vertical: (prism ?? 0) * Math.sin(angle) }
}

/** The prism between what was ordered and what was measured, in whole hundredths; null when none was measured. Prisms add as arrows do. */
export function prismOff(ordered: LensValues, measured: LensValues): number | null {
  if (measured.prism === null) return null
  const [wanted, made] = [partsOf(ordered), partsOf(measured)]
  return Math.round(Math.hypot(made.horizontal - wanted.horizontal, made.vertical - wanted.vertical))
}

/** The power in the horizontal (180) or vertical (90) meridian, whole thousandths: S + C·sin² of the angle to the axis. Rounded, else what is nothing stays a trace of something. */
export const powerAt = ({ sphere, cylinder, axisDeg }: LensValues, meridianDeg: number): number =>
  Math.round((sphere ?? 0) + (cylinder ?? 0) * Math.sin(((meridianDeg - (axisDeg ?? 0)) * Math.PI) / 180) ** 2)

interface Imbalance { readonly ordered: Parts; readonly measured: Parts; readonly power: Parts }

/** What the prisms of the two lenses leave between the eyes, in whole hundredths; null unless both were measured. `power` is of the weaker lens, by which less is allowed. */
export function imbalanceOf(ordered: BothLenses, measured: BothLenses): Imbalance | null {
  if (measured.right.prism === null || measured.left.prism === null) return null
  const between = ({ right, left }: BothLenses): Parts => {
    const [one, other] = [partsOf(right), partsOf(left)]
    return { horizontal: Math.round(one.horizontal - other.horizontal), vertical: Math.round(one.vertical - other.vertical) }
  }
  const weaker = (meridianDeg: number): number => Math.min(Math.abs(powerAt(ordered.right, meridianDeg)), Math.abs(powerAt(ordered.left, meridianDeg)))
  return { ordered: between(ordered), measured: between(measured), power: { horizontal: weaker(180), vertical: weaker(90) } }
}
