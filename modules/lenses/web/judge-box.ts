import { eyes, readLine, type Eye, type EyeValues, type ValuesFor } from '#modules/prescriptions/domain'
import { inMinusForm, judgeContactLens, type AskedContactLens, type ContactLensMiss, type ContactLensRange } from '../domain/index.ts'

/** What the catalog knows of a box: articles of contact lenses are named by their power, `−2,25` or `-1.00/-0.75x180`. */
export interface BoxArticle { readonly name: string; readonly baseCurve: number | null; readonly diameter: number | null; readonly geometry: string | null }

/** What a box holds, as far as its article says; null where the name is no power, or one with two readings. */
export function powerOfBox({ name, baseCurve, diameter }: BoxArticle): AskedContactLens | null {
  const { sphere, cylinder = 0, axisDeg = null, addition = null } = readLine(name, 'right')?.values ?? {}
  return sphere === undefined ? null : { sphere, cylinder, axisDeg, addition, baseCurve, diameter }
}

/** What of a box its maker does not make: a slip in the article. Nothing where the article names no power. */
export function judgeBox(range: ContactLensRange, box: BoxArticle): ContactLensMiss[] {
  const power = powerOfBox(box)
  return power ? judgeContactLens(range, power) : []
}

/** For which eyes a box is by a prescription for contact lenses; null where article or prescription do not say. */
export function eyesOfBox(box: BoxArticle, values: ValuesFor): readonly Eye[] | null {
  const power = powerOfBox(box)
  if (!power || values.purpose !== 'contact-lenses' || eyes.every((eye) => values[eye].sphere === null)) return null
  return eyes.filter((eye) => isFor(power, values[eye]))
}

function isFor(box: AskedContactLens, { sphere, cylinder, axisDeg, addition, baseCurve, diameter }: EyeValues): boolean {
  if (sphere === null) return false
  const [held, wanted] = [inMinusForm(box), inMinusForm({ sphere, cylinder: cylinder ?? 0, axisDeg })]
  // What one of them does not say is not held against the other.
  const agree = (one: number | null, other: number | null): boolean => one === null || other === null || one === other
  return held.sphere === wanted.sphere && held.cylinder === wanted.cylinder && (held.cylinder === 0 || agree(held.axisDeg, wanted.axisDeg)) && agree(box.addition, addition) && agree(box.baseCurve, baseCurve) && agree(box.diameter, diameter)
}

/** What a lens cannot have by its geometry, for a lens whose range nobody wrote down: a spherical one has no cylinder. */
export function judgeGeometry(geometry: string | null, values: ValuesFor): { readonly eye: Eye; readonly misses: readonly ContactLensMiss[] }[] {
  const lacks = geometry === null ? undefined : without[geometry]
  if (!lacks || values.purpose !== 'contact-lenses') return []
  return eyes.flatMap((eye) => {
    const misses = lacks.flatMap((what): ContactLensMiss[] => (values[eye].sphere !== null && values[eye][what] ? [{ what, asked: values[eye][what], nearest: null }] : []))
    return misses.length > 0 ? [{ eye, misses }] : []
  })
}

const without: Readonly<Record<string, readonly ('cylinder' | 'addition')[]>> = { spherical: ['cylinder', 'addition'], toric: ['addition'], multifocal: ['cylinder'] }
