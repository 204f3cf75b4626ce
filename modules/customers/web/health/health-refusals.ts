import { useLingui } from '@lingui/react/macro'
import type { HealthRefusal } from '../../domain/index.ts'

/** Why nothing may be written, and what to do first. */
export function useHealthRefusals(): Readonly<Record<HealthRefusal, string>> {
  const { t } = useLingui()
  return {
    'no-guardian': t`This customer is under age. First write down who speaks for them.`,
    'no-guardian-consent': t`This customer is under age. First write down the guardian's consent to keep health data.`,
    'no-consent': t`The customer has not agreed to this. First write down their consent to keep health data.`,
  }
}
