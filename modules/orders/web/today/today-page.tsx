import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMay, useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { Overview } from '../../contracts/overview.ts'
import { NoOrders } from '../list/no-orders.tsx'
import { CashPanel } from './cash-panel.tsx'
import { FigureCards } from './figure-cards.tsx'
import { LatePanel } from './late-panel.tsx'
import { PromisedPanel } from './promised-panel.tsx'
import { StagesPanel } from './stages-panel.tsx'
import classes from './today-page.module.css'
import { WeeksPanel } from './weeks-panel.tsx'

/** How the shops do: each figure opens the list behind it, and that list adds up to it. */
export default function TodayPage() {
  const { t } = useLingui()
  const { session: { branches }, branchId } = useSignedIn()
  const read = useRead<Overview>(`/orders/overview${branchId ? `?branchId=${branchId}` : ''}`, { kinds: ['orders'] })
  const overview = read.data
  const mayTake = useMay('orders.write')
  const navigate = useNavigate()
  useKeys(mayTake ? { N: () => void navigate({ to: paths.newOrder() }) } : {})
  // Figures of nothing tell nobody anything: a new shop is led to its first order.
  const nothingYet = overview?.figures.open.count === 0 && overview.weeks.every(({ sold, collected }) => sold.count + collected.count === 0)
  return (
    <div className={listLayout.page}>
      <PageHead
        title={t`How the shops do`}
        note={overview && <><Day of={overview.today} as="long" />, {branches.find(({ id }) => id === branchId)?.name ?? <Trans>all branches</Trans>}</>}
      />
      <div className={listLayout.body}>
        {read.error && !overview && <ProblemOf problem={read.error} ways={<Button variant="filled" onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
        {!read.error && !overview && <Loading label={t`Adding up`}><BoneRows rows={8} widths={['20%', '20%', '20%', '20%']} /></Loading>}
        {nothingYet && <NoOrders mayTake={mayTake} showAll={null} />}
        {overview && !nothingYet && (
          <>
            <FigureCards figures={overview.figures} />
            <div className={classes.wide}>
              <WeeksPanel weeks={overview.weeks} today={overview.today} />
              <StagesPanel stages={overview.stages} />
            </div>
            <div className={classes.wide}>
              <LatePanel late={overview.late} all={overview.figures.late} today={overview.today} />
              <PromisedPanel promised={overview.promised} today={overview.today} />
            </div>
            <CashPanel cash={overview.cash} />
          </>
        )}
      </div>
    </div>
  )
}
