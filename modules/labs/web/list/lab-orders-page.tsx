import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { LabOrderView, LabView } from '../../contract.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'

const figures = ['open', 'sent', 'arrived', 'late', 'remade', 'failed'] as const
const asks = ['lab', 'figure', 'from', 'to', 'by'] as const
type Asked = Partial<Record<(typeof asks)[number], string>>

/** What was ordered from labs: what is open there, or the list behind a figure of the scorecard. */
export default function LabOrdersPage() {
  const { t } = useLingui()
  const { states, causers } = useLabWords()
  const navigate = useNavigate()
  const asked = useAsked()
  const labs = useReadList<LabView>('/labs', { kinds: ['labs'] })
  const figure = asked.figure ?? 'open'
  const query = new URLSearchParams({ figure, ...(asked.lab && { labId: asked.lab }), ...(asked.from && { from: asked.from }), ...(asked.to && { to: asked.to }), ...(asked.by && { causedBy: asked.by }) })
  const list = useReadList<LabOrderView>(`/lab-orders?${query}`, { kinds: ['labs', 'orders'] })
  const ask = (more: Asked) => void navigate({ to: paths.labOrders(), search: Object.fromEntries(Object.entries({ ...asked, ...more }).filter(([, value]) => value)) })
  const names: Readonly<Record<(typeof figures)[number], string>> = { open: t`at the lab now`, sent: t`all that were sent`, arrived: t`arrived`, late: t`late`, remade: t`made again`, failed: t`failed inspection` }
  const by = asked.by && asked.by in causers ? causers[asked.by as keyof typeof causers] : null
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Lab orders`} note={by ? <Trans>through: {by}</Trans> : undefined} actions={<Button component={Link} to={paths.labScorecard()}><Trans>Labs compared</Trans></Button>} />
      <div className={listLayout.body}>
        <div className={classes.filters}>
          <NativeSelect aria-label={t`Lab`} value={asked.lab ?? ''} onChange={(event) => ask({ lab: event.currentTarget.value })} data={[{ value: '', label: t`All labs` }, ...(labs.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
          <NativeSelect aria-label={t`Which of them`} value={figure} onChange={(event) => ask({ figure: event.currentTarget.value, by: '' })} data={figures.map((one) => ({ value: one, label: names[one] }))} />
          {(asked.from || asked.to) && <span className={classes.plain}><Trans>sent from <Day of={asked.from ?? '2000-01-01'} as="date" /> to <Day of={asked.to ?? '2100-01-01'} as="date" /></Trans> <Button size="xs" variant="subtle" onClick={() => ask({ from: '', to: '' })}><Trans>whenever</Trans></Button></span>}
        </div>
        {list.error && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!list.items && !list.error && <Loading label={t`Fetching the lab orders`}><BoneRows rows={6} /></Loading>}
        {list.items?.length === 0 && <EmptyState title={<Trans>No lab orders here</Trans>} steps={<Button component={Link} to={paths.orders()}><Trans>All orders</Trans></Button>}><Trans>An order is sent to a lab from its own page, under Lab and inspection.</Trans></EmptyState>}
        {list.items && list.items.length > 0 && (
          <DataTable
            caption={t`Lab orders`}
            rows={list.items}
            rowKey={({ id }) => id}
            rowTo={({ order }) => paths.order(order.id)}
            rowTone={({ late, state }) => (late && state !== 'arrived' ? 'late' : undefined)}
            columns={[
              { id: 'order', head: t`Order`, width: '12%', cell: ({ order }) => order.number ?? '–' },
              { id: 'lab', head: t`Lab`, cell: ({ lab }) => lab.name },
              { id: 'number', head: t`The lab’s own number`, phone: 'hide', cell: ({ labNumber }) => labNumber ?? '–' },
              { id: 'sent', head: t`Sent`, cell: ({ sentOn }) => <Day of={sentOn} as="date" /> },
              { id: 'promised', head: t`Expected`, phone: 'hide', cell: ({ promisedOn }) => (promisedOn ? <Day of={promisedOn} as="date" /> : '–') },
              { id: 'days', head: t`Working days`, numeric: true, phone: 'hide', cell: ({ labDays }) => labDays ?? '–' },
              { id: 'again', head: t`Made again`, phone: 'hide', cell: ({ remakes }) => (remakes.length === 0 ? '–' : remakes.map(({ causedBy }) => causers[causedBy]).join(', ')) },
              { id: 'state', head: t`State`, phone: 'end', cell: ({ state, late }) => <Tag tone={late ? 'late' : state === 'arrived' ? 'work' : state === 'cancelled' ? 'done' : 'lab'}>{states[state]}</Tag> },
            ]}
            more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
          />
        )}
      </div>
    </div>
  )
}

/** What the address asks for. */
function useAsked(): Asked {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  return Object.fromEntries(asks.flatMap((name) => (typeof search[name] === 'string' && search[name] !== '' ? [[name, search[name]]] : [])))
}
