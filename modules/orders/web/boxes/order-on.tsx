import { Trans } from '@lingui/react/macro'
import { dayIn } from '#kernel/days'
import { useBranch } from '#modules/identity/web'
import { Day } from '#platform/ui/day.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useNow } from '#platform/ui/use-now'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { SupplyView } from '../../contract.ts'
import classes from './boxes.module.css'

/** When the next boxes are to be ordered, and until when those that are there reach. */
export function OrderOn({ supply: { orderOn, lastDay } }: { readonly supply: SupplyView }) {
  const today = dayIn(useBranch()?.timeZone ?? 'UTC', useNow())
  const day = <Day of={lastDay} as="date" />
  return (
    <span className={classes.days}>
      <span>{lastDay < today ? <Trans>ran out on {day}</Trans> : <Trans>reach until {day}</Trans>}</span>
      {orderOn <= today ? <Tag tone="late" mark={<WarningMark size={13} />}><Trans>order now</Trans></Tag> : <Tag><Trans>order on <Day of={orderOn} as="date" /></Trans></Tag>}
    </span>
  )
}
