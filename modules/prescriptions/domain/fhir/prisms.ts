import type { Eye, EyeValues } from '../eye-values.ts'
import { baseWord } from '../read-base.ts'
import type { BaseWord } from '../read-base.ts'

export interface FhirPrism { readonly amount: number; readonly base: BaseWord }
interface OwnPrism { readonly amount: number; readonly baseDeg: number }

/** The prisms of an eye, amounts in hundredths of a prism dioptre. */
export const prismsOf = ({ prism, prismBaseDeg, prism2, prism2BaseDeg }: EyeValues): OwnPrism[] =>
  [[prism, prismBaseDeg], [prism2, prism2BaseDeg]].flatMap(([amount, baseDeg]) => (amount == null || baseDeg == null ? [] : [{ amount, baseDeg }]))

/** FHIR knows four directions; an oblique prism is told there by its two parts, and exactly beside them. */
export const isOblique = ({ baseDeg }: OwnPrism, eye: Eye): boolean => baseWord(baseDeg, eye) === null

/**
 * A prism as FHIR says it: one, or for an oblique base its horizontal and its vertical part, each rounded to 0.01 (P·cos, P·sin of the
 * base's angle, counter-clockwise as seen by who faces the wearer). Amounts in prism dioptres.
 */
export function fhirPrisms({ amount, baseDeg }: OwnPrism, eye: Eye): FhirPrism[] {
  const word = baseWord(baseDeg, eye)
  if (word) return [{ amount: amount / 100, base: word }]
  const angle = (baseDeg * Math.PI) / 180
  const part = (size: number, forward: number, back: number): FhirPrism[] => {
    const rounded = Math.round(Math.abs(size))
    const base = baseWord(size < 0 ? back : forward, eye)
    return rounded === 0 || !base ? [] : [{ amount: rounded / 100, base }]
  }
  return [...part(amount * Math.cos(angle), 0, 180), ...part(amount * Math.sin(angle), 90, 270)]
}
