import { useLingui } from '@lingui/react/macro'
import type { RequisitionStatus } from '../../domain/must-order.ts'

/** What the states of a part are called. */
export function usePartStates(): Readonly<Record<RequisitionStatus, string>> {
  const { t } = useLingui()
  return { open: t`to order`, ordered: t`ordered`, arrived: t`has come`, dropped: t`not wanted` }
}
