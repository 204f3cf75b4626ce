import { useLingui } from '@lingui/react/macro'
import type { FittingView } from '../../contract.ts'

/** What came of a fitting. */
export function useOutcomeNames(): Readonly<Record<FittingView['outcome'], string>> {
  const { t } = useLingui()
  return { ordered: t`lenses ordered`, 'try-on': t`taken home to try`, 'not-worn': t`not to be worn` }
}
