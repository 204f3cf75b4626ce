import type { EyeValues } from '../eye-values.ts'
import type { Purpose } from '../prescription.ts'

/**
 * The PD that a lens is centred by, in hundredths of a millimetre: eyes that read turn inward, so glasses for reading alone take the near
 * one. Null where that one was not measured: the other stands 1 to 2.5 mm wrong for each eye.
 */
export const centringPd = ({ pd, pdNear }: Pick<EyeValues, 'pd' | 'pdNear'>, purpose: Purpose): number | null => (purpose === 'near' ? pdNear : pd)
