import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { Day } from '#platform/ui/day.tsx'
import { dayText } from '#platform/ui/day-text'
import { DayInput } from '#platform/ui/day-input.tsx'
import classes from './labs.module.css'

/** Holidays and works holidays of a lab, one by one; days that are over stay, for its history was counted with them. */
export function ClosedDays({ days, today, onDays }: { readonly days: readonly string[]; readonly today: string; readonly onDays: (days: string[]) => void }) {
  const { t, i18n } = useLingui()
  const [day, setDay] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const add = () => {
    if (day === null) return
    onDays([...new Set([...days, day])].toSorted())
    setDay(null)
    setRound(round + 1)
  }
  const coming = days.filter((one) => one >= today)
  return (
    <div className={classes.stack}>
      <div className={classes.addDay}>
        <DayInput key={round} label={t`Closed on`} description={t`Holidays and works holidays: no working days of the lab.`} value={day} from={today} onChange={setDay} onKeyDown={(event) => { if (event.key === 'Enter' && !event.ctrlKey) { event.preventDefault(); add() } }} />
        <Button disabled={day === null} onClick={add}><Trans>Add the day</Trans></Button>
      </div>
      {coming.length > 0 && (
        <ul className={classes.closed}>
          {coming.map((one) => <li key={one}><Day of={one} as="date" /><CloseButton size="sm" aria-label={t`Remove ${dayText(one, i18n.locale, 'date')}`} onClick={() => onDays(days.filter((other) => other !== one))} /></li>)}
        </ul>
      )}
    </div>
  )
}
