import { Plural } from '@lingui/react/macro'
import { Day } from '#platform/ui/day.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { daysLate } from './days-late.ts'
import classes from './marks.module.css'
import { useNow } from '#platform/ui/use-now'

export interface PromisedDayProps {
  readonly promisedOn: string | null
  readonly late: boolean
  readonly timeZone: string
}

/** The day told to the customer; once it has passed with the work not ready, by how many days. */
export function PromisedDay({ promisedOn, late, timeZone }: PromisedDayProps) {
  if (promisedOn === null) return <span className={classes.none}>–</span>
  if (!late) return <Day of={promisedOn} />
  return (
    <span className={classes.late}>
      <Day of={promisedOn} />
      <WarningMark size={12} />
      <DaysLate promisedOn={promisedOn} timeZone={timeZone} />
    </span>
  )
}

/** "3 days late", for tags. */
export function DaysLate({ promisedOn, timeZone }: { readonly promisedOn: string; readonly timeZone: string }) {
  const now = useNow()
  return <Plural value={daysLate(promisedOn, timeZone, now)} one="# day late" other="# days late" />
}
