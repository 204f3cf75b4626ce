import { prismIn } from '#modules/prescriptions/domain'
import type { BothEyes, Eye, EyeValues, Purpose } from '#modules/prescriptions/domain'
import { lensOf } from '../domain/index.ts'
import type { BothLenses, LensValues } from '../domain/index.ts'

/**
 * What a lens for one distance is made as: the addition of near or middle glasses is in their sphere, and near ones are centred by the near
 * PD. What is written of lenses for several distances stays as it is. Thousandths of a dioptre.
 */
export function madeEye(purpose: Purpose, values: EyeValues): EyeValues {
  if (purpose !== 'near' && purpose !== 'intermediate') return values
  const addition = purpose === 'near' ? values.addition : values.intermediateAddition ?? values.addition
  return {
    ...values, sphere: values.sphere === null ? null : values.sphere + (addition ?? 0), ...(values.sphere !== null && { addition: null, intermediateAddition: null }),
    pd: purpose === 'near' ? values.pdNear ?? values.pd : values.pd,
  }
}

/** Both lenses as a lensmeter shows them when they are right: two prisms are one in it, and no prism is left where they undo each other. */
export const madeLenses = ({ purpose, right, left }: BothEyes & { readonly purpose: Purpose }): BothLenses => ({ right: madeLens(purpose, 'right', right), left: madeLens(purpose, 'left', left) })

function madeLens(purpose: Purpose, eye: Eye, values: EyeValues): LensValues {
  const made = madeEye(purpose, values)
  if (!made.prism2) return lensOf(made)
  const one = prismIn(eye, made) ?? { amount: 0, baseDeg: 0 }
  return { ...lensOf(made), prism: one.amount, prismBaseDeg: one.baseDeg }
}
