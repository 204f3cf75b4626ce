import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import type { Ref } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { SearchField } from '#platform/ui/search-field.tsx'
import { useOrderKinds } from '../use-order-kinds.ts'
import type { OrderFilter } from './order-filter.ts'
import classes from './orders-page.module.css'

export interface FilterBarProps {
  readonly filter: OrderFilter
  /** `typing` says that more is coming, so that Back does not undo letter by letter. */
  readonly onChange: (filter: OrderFilter, typing?: boolean) => void
  readonly searchRef: Ref<HTMLInputElement>
  /** ↓ in the search goes to the first row. */
  readonly toRows: () => void
}

/** Which orders, by text, kind, branch and balance, and in which sequence. */
export function FilterBar({ filter, onChange, searchRef, toRows }: FilterBarProps) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const kinds = useOrderKinds().data?.items ?? []
  return (
    <div className={classes.filter} role="search" aria-label={t`Filter the orders`}>
      <div className={classes.search}>
        <SearchField label={t`Number, name or phone`} value={filter.q} onSearch={(q) => onChange({ ...filter, q }, true)} toRows={toRows} inputRef={searchRef} />
      </div>
      <NativeSelect
        size="xs"
        aria-label={t`Kind of order`}
        value={filter.kind ?? ''}
        onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value || null })}
        data={[{ value: '', label: t`All kinds` }, ...kinds.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      {branches.length > 1 && <BranchChoice filter={filter} onChange={onChange} />}
      <Checkbox
        label={<Trans>Still owing</Trans>}
        checked={filter.owing}
        onChange={(event) => onChange({ ...filter, owing: event.currentTarget.checked })}
      />
      <SegmentedControl
        className={classes.sort ?? ''}
        aria-label={t`Sequence`}
        // Another sequence is chosen at the head of a column; then neither of the two is lit.
        value={filter.sort}
        onChange={(sort) => onChange({ ...filter, sort: sort === 'newest' ? 'newest' : 'promised' })}
        data={[{ value: 'promised', label: t`By promised day` }, { value: 'newest', label: t`Newest first` }]}
      />
    </div>
  )
}

/** Without a choice here the list follows the branch of the top bar. */
function BranchChoice({ filter, onChange }: Pick<FilterBarProps, 'filter' | 'onChange'>) {
  const { t } = useLingui()
  const { session: { branches }, branchId } = useSignedIn()
  const choose = (chosen: string) => onChange({ ...filter, branch: chosen === (branchId ?? 'all') ? null : chosen })
  return (
    <NativeSelect
      size="xs"
      aria-label={t`Branch`}
      value={filter.branch ?? branchId ?? 'all'}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: 'all', label: t`All branches` }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
