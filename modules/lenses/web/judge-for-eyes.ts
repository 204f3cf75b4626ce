import { eyes, type Eye, type ValuesFor } from '#modules/prescriptions/domain'
import { judgeContactLens, type ContactLensMiss, type ContactLensRange } from '../domain/index.ts'

/** Of each eye that needs a lens what of it is not made. Nothing is judged by a prescription for glasses: at −6.00 in front of the eye −5.60 stand on it. */
export function judgeForEyes(range: ContactLensRange, values: ValuesFor): 'for-glasses' | { readonly eye: Eye; readonly misses: readonly ContactLensMiss[] }[] {
  if (values.purpose !== 'contact-lenses') return 'for-glasses'
  return eyes.flatMap((eye) => {
    const { sphere, cylinder, axisDeg, addition, baseCurve, diameter } = values[eye]
    return sphere === null ? [] : [{ eye, misses: judgeContactLens(range, { sphere, cylinder: cylinder ?? 0, axisDeg, addition, baseCurve, diameter }) }]
  })
}
