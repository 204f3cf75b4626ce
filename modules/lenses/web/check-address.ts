import { eyes, neededBlank, prismIn, type Boxing, type Eye, type ValuesFor } from '#modules/prescriptions/domain'
import type { LensKind } from '../domain/index.ts'

/** A frame as far as somebody measured it. */
export type MeasuredFrame = { readonly [K in keyof Boxing]: number | null } | undefined

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
    set('Diameter', neededBlank(eye, values[eye], values.purpose, frame))
    set('Variant', variants[eye])
    if (variants[eye] !== null && options[eye].length > 0) set('Options', options[eye].join('|'))
  }
  if (query.size === 0) return null
  if (kind) query.set('kind', kind)
  return `/lens-checks?${query.toString()}`
}
