import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { ClockInput } from '#platform/ui/clock-input.tsx'
import { weekdayName } from '#platform/ui/weekday-name'
import classes from './hours-field.module.css'
import type { Hours } from './types.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const
const usual = { opens: '09:00', closes: '18:00' }

/** Opening hours, a line for each day of the week; a day without a tick is closed. */
export function HoursField({ value, onChange }: { readonly value: Hours; readonly onChange: (hours: Hours) => void }) {
  const { i18n, t } = useLingui()
  const change = (weekday: number, part: Partial<Hours[number]>) => onChange(value.map((day) => (day.weekday === weekday ? { ...day, ...part } : day)))
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}><Trans>Opening hours</Trans></legend>
      {days.map((weekday) => {
        const day = value.find((one) => one.weekday === weekday)
        const name = weekdayName(weekday, i18n.locale)
        return (
          <div key={weekday} className={classes.day}>
            <Checkbox
              label={name}
              checked={day !== undefined}
              onChange={(event) => onChange(event.currentTarget.checked ? [...value, { weekday, ...usual }].toSorted((a, b) => a.weekday - b.weekday) : value.filter((one) => one.weekday !== weekday))}
            />
            {day ? (
              <span className={classes.times}>
                <ClockInput label={t`${name}, opens`} value={day.opens} onChange={(opens) => change(weekday, { opens })} />
                –
                <ClockInput label={t`${name}, closes`} value={day.closes} onChange={(closes) => change(weekday, { closes })} />
              </span>
            ) : (
              <span className={classes.closed}><Trans>closed</Trans></span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
