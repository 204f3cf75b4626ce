import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { sureFirst, useMay, useSignedIn } from '#modules/identity/web'
import { DataTable } from '#platform/ui/data-table.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { useRowKeys } from '#platform/ui/keys/use-row-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import { requisitionStatuses } from '../../domain/must-order.ts'
import { MarkBar } from './mark-bar.tsx'
import { MarkedNews } from './marked-news.tsx'
import { usePartColumns } from './part-columns.tsx'
import { usePartStates } from './part-states.ts'
import { partsQuestion, readPartsFilter, writePartsFilter, type PartsFilter } from './parts-filter.ts'
import classes from './parts.module.css'
import { useParts } from './use-parts.ts'

/** What must be bought for all orders: to order, on its way, come; marked many at once. */
export default function PartsPage() {
  const { t } = useLingui()
  const { branchId, session } = useSignedIn()
  const navigate = useNavigate()
  const filter = readPartsFilter(useSearch({ strict: false }))
  const question = partsQuestion(filter, branchId)
  const parts = useParts(question, filter.status)
  const mayMark = useMay('orders.move')
  const states = usePartStates()
  const { items, error, again, hasMore, fetchingMore, more } = parts.list
  const columns = usePartColumns(parts, items ?? [], mayMark)
  const { rowsRef } = useRowKeys()
  const change = (next: Partial<PartsFilter>) => {
    parts.clear()
    void navigate({ to: paths.parts(), search: writePartsFilter({ ...filter, ...next }) })
  }
  const all = items?.map(({ id }) => id) ?? []
  const chooseFocused = () => {
    const rows = [...(rowsRef.current?.querySelectorAll('[data-row]') ?? [])]
    const id = items?.[rows.findIndex((row) => row === document.activeElement)]?.id
    if (id) parts.choose([id], !parts.isChosen(id))
  }
  useKeys(mayMark ? { X: chooseFocused, V: () => parts.choose(all, !all.every(parts.isChosen)) } : {})
  const empty = items?.length === 0
  return (
    <div className={listLayout.page}>
      <PageHead
        title={t`Parts to buy`}
        actions={items && !empty && <Button component="a" href={`/api/v1/requisitions/export.csv?${question}&organization=${session.organization.id}`} download onClick={sureFirst} leftSection={<IconDownload aria-hidden />}><Trans>Text table (CSV)</Trans></Button>}
      />
      <div className={listLayout.body} ref={rowsRef}>
        <div className={classes.filter} role="search" aria-label={t`Which parts`}>
          <SegmentedControl aria-label={t`State of the parts`} value={filter.status} onChange={(status) => change({ status: requisitionStatuses.find((one) => one === status) ?? 'open' })} data={requisitionStatuses.map((status) => ({ value: status, label: states[status] }))} />
          {session.branches.length > 1 && (
            <NativeSelect
              size="xs" aria-label={t`Branch`} value={filter.branch ?? branchId ?? 'all'} onChange={(event) => change({ branch: event.currentTarget.value })}
              data={[{ value: 'all', label: t`All branches` }, ...session.branches.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          )}
        </div>
        {mayMark && parts.parts.length > 0 && <MarkBar parts={parts} shown={filter.status} />}
        {parts.marked && <MarkedNews parts={parts} marked={parts.marked} />}
        {parts.problem && <ProblemOf problem={parts.problem} ways={<Button variant="subtle" onClick={parts.forget}><Trans>Close this</Trans></Button>} />}
        {error && !items && <ProblemOf problem={error} ways={<Button variant="filled" onClick={again}><Trans>Try again</Trans></Button>} />}
        {!error && !items && <Loading label={t`Fetching the parts`}><BoneRows rows={12} widths={['10%', '34%', '16%', '12%', '10%']} /></Loading>}
        {empty && (
          <EmptyState title={<Trans>No parts here now</Trans>}>
            <Trans>Lenses and other parts that an order must have bought stand here once they were asked for on the order, until they have come.</Trans>
          </EmptyState>
        )}
        {items && !empty && (
          <DataTable
            caption={t`Parts to buy`} columns={columns} rows={items} rowKey={(part) => part.id} rowTo={(part) => paths.order(part.order.id)} rowTone={(part) => (part.order.late ? 'late' : undefined)}
            more={hasMore && <MoreRows fetching={fetchingMore} more={more} />}
          />
        )}
      </div>
    </div>
  )
}
