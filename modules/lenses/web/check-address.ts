import { centrationIn, centringPd, estimateBlank, eyes, prismIn, type Boxing, type Eye, type EyeValues, type Purpose, type ValuesFor } from '#modules/prescriptions/domain'
import type { LensKind } from '../domain/index.ts'

/** A frame as far as somebody measured it. */
export type MeasuredFrame = { readonly [K in keyof Boxing]: number | null } | undefined

/** The blank that an eye needs in this frame, rounded up to whole tenths of a millimetre; null where frame or PD are not known. */
export function neededBlank(frame: MeasuredFrame, values: Pick<EyeValues, 'pd' | 'pdNear' | 'fittingHeight'>, purpose: Purpose): number | null {
  const pd = centringPd(values, purpose)
  if (!frame || frame.a === null || frame.b === null || frame.dbl === null || pd === null) return null
  const box = { a: frame.a, b: frame.b, dbl: frame.dbl, ed: frame.ed }
  return Math.ceil(estimateBlank(box, centrationIn(box, pd, values.fittingHeight)).diameter / 10) * 10
}

/** The articles chosen for each eye, null while none is, and coatings and tints with them by their names. */
export interface Chosen { readonly variants: Readonly<Record<Eye, string | null>>; readonly options: Readonly<Record<Eye, readonly string[]>> }

/** What is asked about both eyes; null while neither has a sphere, and for contact lenses: in a frame their powers would be others. */
export function checkPath(values: ValuesFor, frame: MeasuredFrame, { variants, options }: Chosen, kind: LensKind | null): string | null {
  if (values.purpose === 'contact-lenses') return null
  const query = new URLSearchParams()
  for (const eye of eyes) {
    const { sphere, cylinder, addition } = values[eye]
    if (sphere === null) continue
    const set = (name: string, value: number | string | null): void => { if (value !== null) query.set(`${eye}${name}`, String(value)) }
    const prism = prismIn(eye, values[eye])
    set('Sphere', sphere)
    set('Cylinder', cylinder)
    set('Addition', addition)
    set('Prism', prism && Math.round(prism.amount))
    set('Diameter', neededBlank(frame, values[eye], values.purpose))
    set('Variant', variants[eye])
    if (variants[eye] !== null && options[eye].length > 0) set('Options', options[eye].join('|'))
  }
  if (query.size === 0) return null
  if (kind) query.set('kind', kind)
  return `/lens-checks?${query.toString()}`
}
