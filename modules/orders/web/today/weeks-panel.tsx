import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { minorDigits } from '#kernel/money'
import { Chart } from '#platform/ui/chart/chart.tsx'
import { dayText } from '#platform/ui/day-text'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Overview } from '../../contracts/overview.ts'
import { listAddress } from '../list/list-address.ts'
import classes from './today-page.module.css'
import { useShortAmount } from './use-short-amount.ts'

/** What was sold and what was collected, week by week: two sums that a business of deposits keeps apart. */
export function WeeksPanel({ weeks, today }: { readonly weeks: Overview['weeks']; readonly today: string }) {
  const { i18n, t } = useLingui()
  const navigate = useNavigate()
  const currency = weeks[0]?.sold.total.currency ?? 'EUR'
  const short = useShortAmount(currency)
  const whole = (amount: number): number => amount / 10 ** minorDigits(currency)
  const from = (day: string): string => dayText(day, i18n.locale, 'date').replace(/[\s,/.]*\d{4}年?\s*/, ' ').trim()
  return (
    <Panel title={t`Sold and collected, by week`}>
      <Chart
        label={t`Sold and collected in each of the last ten weeks; the numbers stand in the table`}
        categories={weeks.map((week) => from(week.from))}
        series={[
          { name: t`Sold`, look: 'solid', color: 'accent', values: weeks.map(({ sold }) => whole(sold.total.amount)) },
          { name: t`Collected`, look: 'hatched', color: 'accent', values: weeks.map(({ collected }) => whole(collected.total.amount)) },
        ]}
        axisText={short}
        onOpen={(series, index) => {
          const week = weeks[index]
          if (week) void navigate({ to: listAddress((series === 0 ? week.sold : week.collected).filter) })
        }}
      />
      <details className={classes.details}>
        <summary><Trans>As a table</Trans></summary>
        <table className={classes.table}>
          <thead><tr><th scope="col"><Trans>Week from</Trans></th><th scope="col"><Trans>Sold</Trans></th><th scope="col"><Trans>Collected</Trans></th></tr></thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.from} data-now={(week.from <= today && today <= week.to) || undefined}>
                <th scope="row">{from(week.from)}</th>
                <td><Link to={listAddress(week.sold.filter)}><Money of={week.sold.total} /></Link></td>
                <td><Link to={listAddress(week.collected.filter)}><Money of={week.collected.total} /></Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  )
}
