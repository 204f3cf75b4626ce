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

type Part = Overview['cash'][number]

/** What open orders will bring when they are collected, by promised day; the line adds up. */
export function CashPanel({ cash }: { readonly cash: Overview['cash'] }) {
  const { i18n, t } = useLingui()
  const navigate = useNavigate()
  const currency = cash[0]?.figure.balance.currency ?? 'EUR'
  const short = useShortAmount(currency)
  const sums = cash.map((_, index) => cash.slice(0, index + 1).reduce((sum, { figure }) => sum + figure.balance.amount, 0))
  const name = ({ kind, from, to }: Part): string => {
    if (kind === 'before') return t`before this week`
    if (kind === 'after') return t`later`
    if (kind === 'none') return t`no day`
    return `${dayText(from ?? '', i18n.locale)} – ${dayText(to ?? '', i18n.locale)}`
  }
  const shortName = (part: Part): string => (part.kind === 'week' ? dayText(part.from ?? '', i18n.locale).replace(/^\S+\s/, '') : name(part))
  const total = { amount: sums.at(-1) ?? 0, currency }
  return (
    <Panel title={t`Money still to come`} note={<Trans>balances of open orders by promised day</Trans>} aside={<b><Money of={total} /></b>}>
      <div className={classes.cash}>
        <Chart
          label={t`Money still to come, added up by promised week; the numbers stand in the table`}
          categories={cash.map(shortName)}
          series={[{ name: t`added up`, look: 'line', color: 'ready', values: sums.map((sum) => sum / 10 ** minorDigits(currency)) }]}
          axisText={short}
          onOpen={(_, index) => {
            const part = cash[index]
            if (part) void navigate({ to: listAddress(part.figure.filter) })
          }}
        />
        <table className={classes.table}>
          <thead><tr><th scope="col"><Trans>Promised</Trans></th><th scope="col"><Trans>Orders</Trans></th><th scope="col"><Trans>To pay</Trans></th><th scope="col"><Trans>Added up</Trans></th></tr></thead>
          <tbody>
            {cash.map((part, index) => (
              <tr key={part.figure.filter}>
                <th scope="row">{name(part)}</th>
                <td>{part.figure.count}</td>
                <td><Link to={listAddress(part.figure.filter)}><Money of={part.figure.balance} /></Link></td>
                <td className={classes.quiet}><Money of={{ amount: sums[index] ?? 0, currency }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
