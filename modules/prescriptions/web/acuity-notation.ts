import { useSignedIn } from '#modules/identity/web'
import { acuityNotationOf, type AcuityNotation } from '../domain/index.ts'

/** How acuity is written where the organization is. */
export const useAcuityNotation = (): AcuityNotation => acuityNotationOf(useSignedIn().session.organization.country)
