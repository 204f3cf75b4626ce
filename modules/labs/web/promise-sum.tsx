import { Plural, Trans } from '@lingui/react/macro'
import { Day } from '#platform/ui/day.tsx'
import type { LabPromise } from '../contract.ts'
import classes from './labs.module.css'

/** The sum behind a day: when the lab begins, how long it takes and where that is from, the days in the shop. */
export function PromiseSum({ of: { afterCutOff, beginsOn, labDays, basis, history, shopDays, likelyOn } }: { readonly of: LabPromise }) {
  return (
    <p className={classes.sum}>
      {afterCutOff ? <Trans>After its cut-off, it begins on <Day of={beginsOn} as="date" />.</Trans> : <Trans>It begins on <Day of={beginsOn} as="date" />.</Trans>}{' '}
      {basis === 'history' && history
        ? <Trans>Nine of its last ten orders came within <Plural value={labDays} one="# working day" other="# working days" />, half of them within {history.median} (of <Plural value={history.count} one="# order" other="# orders" />).</Trans>
        : <Trans>It says <Plural value={labDays} one="# working day" other="# working days" />; fewer than five orders have come from it so far.</Trans>}{' '}
      {shopDays > 0 && <Plural value={shopDays} one="Then # day for glazing and inspection." other="Then # days for glazing and inspection." />}{' '}
      <Trans>Most likely <Day of={likelyOn} as="date" />.</Trans>
    </p>
  )
}
