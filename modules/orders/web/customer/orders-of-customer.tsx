import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '#modules/identity/web'
import { Money } from '#platform/ui/money.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { ruledList } from '#platform/ui/ruled-list'
import { paths } from '#web/paths'
import { useOrderList } from '../list/use-order-list.ts'
import { PromisedDay } from '../promised-day.tsx'
import { StageWord } from '../stage-word.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import classes from './orders-of-customer.module.css'

/** A customer's orders on their page, newest first, with what they still owe. */
export default function OrdersOfCustomer({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const question = `/orders?customerId=${customerId}&sort=newest`
  const { rows, totals, error, hasMore, fetchingMore, more, again } = useOrderList([question], question)
  const branchOf = useBranchOf()
  const mayTake = useMay('orders.write')
  return (
    <Panel
      title={t`Orders`}
      note={totals && totals.count > 0 && <><Plural value={totals.count} one="# order" other="# orders" />, <Trans><Money of={totals.balance} /> to pay</Trans></>}
      aside={mayTake && <Button size="xs" component={Link} to={paths.newOrder(customerId)} leftSection={<IconPlus aria-hidden />}><Trans>New order</Trans></Button>}
    >
      {error && !rows && <ProblemOf problem={error} ways={<Button onClick={again}><Trans>Try again</Trans></Button>} />}
      {!error && !rows && <Loading label={t`Fetching the orders`}><BoneRows rows={3} /></Loading>}
      {rows?.length === 0 && <p className={classes.none}><Trans>No orders yet</Trans></p>}
      {rows && rows.length > 0 && (
        <ul className={`${ruledList} ${classes.list}`}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={paths.order(row.id)} className={classes.number}>{row.number}</Link>
              <span className={classes.summary}>{row.summary}</span>
              <StageWord name={row.stageName} mark={row.mark} place={row.place} phase={row.phase} />
              <PromisedDay promisedOn={row.promisedOn} late={row.late} timeZone={branchOf(row.branchId).timeZone} />
              <span className={classes.amount}><Money of={row.total} /></span>
            </li>
          ))}
        </ul>
      )}
      {hasMore && <Button variant="subtle" size="xs" disabled={fetchingMore} onClick={more}><Trans>Show more</Trans></Button>}
    </Panel>
  )
}
