import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, type RefObject } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import { DataTable } from '#platform/ui/data-table.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { useRowKeys } from '#platform/ui/keys/use-row-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import { AddCondition } from './add-condition.tsx'
import { ConditionChips } from './condition-chips.tsx'
import bar from './conditions.module.css'
import { FilterBar } from './filter-bar.tsx'
import { rememberSearch, takeOpened } from './last-list.ts'
import { ColumnChoice, TakeOut } from './list-tools.tsx'
import { NoOrders, NothingFound } from './no-orders.tsx'
import { useOrderColumns } from './order-columns.tsx'
import { filterToKeep, isNarrowed, listQuestions, readFilter, shows, totalsQuestion, wholeQuestion, withShow, writeFilter, type OrderFilter, type Show } from './order-filter.ts'
import classes from './orders-page.module.css'
import { SavedFilters } from './saved-filters.tsx'
import { useListColumns } from './use-list-columns.ts'
import { useOrderList } from './use-order-list.ts'
import { useTinted } from './use-tinted.ts'

/** All orders by filter: what is late first, live, with totals that add up to the rows. */
export default function OrdersPage() {
  const { t } = useLingui()
  const { filter, setFilter } = useFilter()
  const { branchId } = useSignedIn()
  const mayTake = useMay('orders.write')
  const questions = listQuestions(filter, branchId)
  const list = useOrderList(questions, totalsQuestion(filter, branchId))
  const tinted = useTinted(list.stale ? undefined : list.rows, questions.join(), list.pages)
  const { columns: chosen, choose } = useListColumns()
  const columns = useOrderColumns({ columns: chosen, totals: list.totals, sort: filter.sort, onSort: (sort) => setFilter({ ...filter, sort }) })
  const { rowsRef, searchRef, toRows } = useRowKeys()
  const navigate = useNavigate()
  useKeys(mayTake ? { N: () => void navigate({ to: paths.newOrder() }) } : {})
  useReturn(rowsRef, list.rows !== undefined)
  const empty = list.rows?.length === 0 && !list.hasMore
  return (
    <div className={listLayout.page}>
      <PageHead
        title={t`Orders`}
        actions={mayTake && (
          <Button variant="filled" component={Link} to={paths.newOrder()} leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />}>
            <Trans>New order</Trans>
          </Button>
        )}
      >
        <ShowChoice filter={filter} onChange={setFilter} />
      </PageHead>
      <div className={listLayout.body} ref={rowsRef}>
        <FilterBar filter={filter} onChange={setFilter} searchRef={searchRef} toRows={toRows} />
        <div className={bar.row}>
          <AddCondition conditions={filter.conditions} onChange={(conditions) => setFilter({ ...filter, conditions })} />
          <ConditionChips conditions={filter.conditions} onChange={(conditions) => setFilter({ ...filter, conditions })} />
          <div className={bar.end}>
            <SavedFilters filter={filterToKeep(filter)} sort={filter.sort} />
            <ColumnChoice columns={chosen} onChange={choose} />
            <TakeOut question={wholeQuestion(filter, branchId)} />
          </div>
        </div>
        {list.error && !list.rows && <ProblemOf problem={list.error} ways={<Button variant="filled" onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!list.error && !list.rows && <Loading label={t`Fetching the orders`}><BoneRows rows={14} widths={['7%', '11%', '16%', '26%', '10%', '8%']} /></Loading>}
        {empty && (isNarrowed(filter)
          ? <NothingFound showAll={() => setFilter(readFilter({ show: filter.show }))} />
          : <NoOrders mayTake={mayTake} showAll={filter.show === 'all' ? null : () => setFilter(readFilter({ show: 'all' }))} />)}
        {list.rows && !empty && (
          <div className={list.stale ? classes.stale : undefined}>
            <DataTable
              caption={t`Orders`}
              columns={columns}
              rows={list.rows}
              rowKey={(row) => row.id}
              rowTo={(row) => paths.order(row.id)}
              rowTone={(row) => (row.late ? 'late' : row.onHold ? 'hold' : undefined)}
              rowTinted={(row) => tinted.has(row.id)}
              more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function ShowChoice({ filter, onChange }: { readonly filter: OrderFilter; readonly onChange: (filter: OrderFilter) => void }) {
  const { t } = useLingui()
  const words: Readonly<Record<Show, string>> = { open: t`Open`, late: t`Late`, ready: t`Ready`, all: t`All` }
  return (
    <SegmentedControl
      aria-label={t`Which orders`}
      value={filter.show}
      onChange={(show) => onChange(withShow(filter, shows.find((one) => one === show) ?? 'open'))}
      data={shows.map((show) => ({ value: show, label: words[show] }))}
    />
  )
}

/** The filter of the address, and how to change it: typing replaces the address, anything else is a step that Back undoes. */
function useFilter() {
  const search = useSearch({ strict: false })
  const filter = useMemo(() => readFilter(search), [search])
  const navigate = useNavigate()
  useEffect(() => rememberSearch(writeFilter(filter)), [filter])
  const setFilter = (next: OrderFilter, typing = false) => void navigate({ to: paths.orders(), search: writeFilter(next), replace: typing })
  return { filter, setFilter }
}

/** Whoever comes back from an order finds themselves on its row, however far down it is. */
function useReturn(rowsRef: RefObject<HTMLElement | null>, fetched: boolean): void {
  useEffect(() => {
    const openedId = fetched ? takeOpened() : null
    if (!openedId) return
    const row = rowsRef.current?.querySelector<HTMLElement>(`[data-row][href="${paths.order(openedId)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'center' })
  }, [rowsRef, fetched])
}
