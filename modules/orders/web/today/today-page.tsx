import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { Overview } from '../../contracts/overview.ts'
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
  return (
    <div className={classes.page}>
      <PageHead
        title={t`How the shops do`}
        note={overview && <><Day of={overview.today} as="long" />, {branches.find(({ id }) => id === branchId)?.name ?? <Trans>all branches</Trans>}</>}
      />
      <div className={classes.body}>
        {read.error && !overview && <ProblemOf problem={read.error} ways={<Button variant="filled" onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
        {!read.error && !overview && <Loading label={t`Adding up`}><BoneRows rows={8} widths={['20%', '20%', '20%', '20%']} /></Loading>}
        {overview && (
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
