import { useLingui } from '@lingui/react/macro'
import type { z } from 'zod'
import { useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { orderPage } from '../contract.ts'
import { readFilter, totalsQuestion } from './list/order-filter.ts'
import classes from './marks.module.css'

const late = readFilter({ show: 'late' })

/** How many orders are late, beside the navigation's word; nothing when none is. */
export function LateBadge() {
  const { t } = useLingui()
  const { branchId } = useSignedIn()
  const count = useRead<z.output<typeof orderPage>>(totalsQuestion(late, branchId), { kinds: ['orders'] }).data?.totals.count ?? 0
  if (count === 0) return null
  return (
    <span className={classes.late} role="img" aria-label={t`${count} late`}>
      <WarningMark size={11} />
      <span className={classes.count} aria-hidden="true">{count}</span>
    </span>
  )
}
