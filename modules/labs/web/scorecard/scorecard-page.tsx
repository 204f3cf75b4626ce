import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { Chart } from '#platform/ui/chart/chart.tsx'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { Scorecard, ScorecardRow } from '../../contract.ts'
import { causers } from '../../domain/index.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'

/** Labs side by side: how fast, how late, how often again and through whom. Each figure opens its list. */
export default function ScorecardPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const words = useLabWords()
  const read = useRead<Scorecard>('/labs/scorecard', { kinds: ['labs', 'orders'] })
  const card = read.data
  const items = card?.items ?? []
  const behind = (row: ScorecardRow, figure: string, more: Record<string, string> = {}): string => paths.labOrdersBehind(String(new URLSearchParams({ lab: row.lab.id, figure, from: card?.from ?? '', to: card?.to ?? '', ...more })))
  const figure = (row: ScorecardRow, count: number, name: string, more?: Record<string, string>): ReactNode => (count === 0 ? '–' : <Link to={behind(row, name, more)}>{count}</Link>)
  const share = (count: number, of: number): string => (of === 0 ? '' : ` · ${Math.round((count / of) * 100)} %`)
  // On a phone they stand one under the other with their words: a row of bare numbers says nothing.
  const figures: readonly { readonly id: string; readonly head: string; readonly cell: (row: ScorecardRow) => ReactNode }[] = [
    { id: 'sent', head: t`Orders`, cell: (row) => figure(row, row.sent, 'sent') },
    { id: 'median', head: t`Days, half`, cell: (row) => (row.median === null ? '–' : <Link to={behind(row, 'arrived')}>{row.median}</Link>) },
    { id: 'p90', head: t`Days, nine of ten`, cell: (row) => (row.p90 === null ? '–' : <Link to={behind(row, 'arrived')}>{row.p90}</Link>) },
    { id: 'late', head: t`Late`, cell: (row) => (row.late === 0 ? '–' : <>{figure(row, row.late, 'late')}{share(row.late, row.sent)}</>) },
    ...causers.filter((causer) => causer !== 'unsaid' || items.some(({ remadeBy }) => remadeBy.unsaid > 0)).map((causer) => ({ id: causer, head: t`Again: ${words.causers[causer]}`, cell: (row: ScorecardRow) => figure(row, row.remadeBy[causer], 'remade', { by: causer }) })),
    { id: 'failed', head: t`Failed inspections`, cell: (row) => (row.failed === 0 ? '–' : <>{figure(row, row.failed, 'failed')}{share(row.failed, row.arrived)}</>) },
  ]
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Labs compared`} note={card && <Trans>sent from <Day of={card.from} as="date" /> to <Day of={card.to} as="date" /></Trans>} />
      <div className={listLayout.body}>
        {read.error && !card && <ProblemOf problem={read.error} ways={<Button variant="filled" onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
        {!read.error && !card && <Loading label={t`Adding up`}><BoneRows rows={6} /></Loading>}
        {card && items.length === 0 && <EmptyState title={<Trans>Nothing was sent to a lab yet</Trans>} steps={<Button component={Link} to={paths.orders()}><Trans>All orders</Trans></Button>}><Trans>From its first orders on each lab shows here how long it takes, how often it is late, and what had to be made again through whom.</Trans></EmptyState>}
        {items.length > 0 && (
          <div className={classes.stack}>
            <Panel title={t`Working days from sent to arrived`}>
              <Chart
                label={t`Working days of each lab; the numbers stand in the table`}
                categories={items.map(({ lab }) => lab.name)}
                series={[
                  { name: t`half of the orders`, look: 'solid', color: 'accent', values: items.map(({ median }) => median ?? 0) },
                  { name: t`nine of ten`, look: 'hatched', color: 'accent', values: items.map(({ p90 }) => p90 ?? 0) },
                ]}
                // Days are whole; between two of them there is nothing to read.
                axisText={(days) => (Number.isInteger(days) ? String(days) : '')}
                onOpen={(_, index) => { const row = items[index]; if (row) void navigate({ to: behind(row, 'arrived') }) }}
              />
            </Panel>
            <DataTable
              caption={t`Labs compared`}
              rows={items}
              rowKey={({ lab }) => lab.id}
              columns={[
                { id: 'lab', head: t`Lab`, cell: (row) => <><b>{row.lab.name}</b><dl className={classes.figures}>{figures.map(({ id, head, cell }) => { const said = cell(row); return said === '–' ? null : <div key={id}><dt>{head}</dt><dd>{said}</dd></div> })}</dl></> },
                ...figures.map((one) => ({ ...one, numeric: true, phone: 'hide' as const })),
              ]}
            />
          </div>
        )}
      </div>
    </div>
  )
}
