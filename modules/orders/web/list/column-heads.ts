import { useLingui } from '@lingui/react/macro'
import type { ListColumn } from '../../domain/list-shape.ts'

/** What the columns of the list are called. */
export function useColumnHeads(): Readonly<Record<ListColumn, string>> {
  const { t } = useLingui()
  return {
    number: t`Number`, stage: t`Stage`, customer: t`Customer`, job: t`Job`, kind: t`Kind`, branch: t`Branch`, taken: t`Taken`, promised: t`Promised`, collected: t`Collected`, assigned: t`Works on it`,
    'sold-by': t`Sold by`, channel: t`Channel`, lab: t`Lab`, total: t`Total`, paid: t`Paid`, balance: t`To pay`,
  }
}
