import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type Ref } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
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
  const kinds = useOrderKinds()
  const search = useTypedSearch(filter, onChange)
  return (
    <div className={classes.filter} role="search" aria-label={t`Filter the orders`}>
      <TextInput
        ref={searchRef}
        className={classes.search ?? ''}
        type="search"
        size="xs"
        value={search.typed}
        onChange={(event) => search.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          toRows()
        }}
        placeholder={t`Number, name or phone`}
        aria-label={t`Number, name or phone`}
        leftSection={<IconSearch aria-hidden />}
        rightSection={search.typed ? undefined : <KeyCaps caps={['/']} />}
        rightSectionPointerEvents="none"
      />
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

/** Typing faster than this asks once. */
const restMs = 150

/** The search as it is typed; it reaches the address when the typing rests, and follows it when Back changes it. */
function useTypedSearch(filter: OrderFilter, onChange: FilterBarProps['onChange']) {
  const [typed, setTyped] = useState(filter.q)
  const settled = useRef(filter.q)
  const latest = useRef({ filter, onChange })
  useEffect(() => {
    latest.current = { filter, onChange }
  })
  useEffect(() => {
    if (filter.q === settled.current) return
    settled.current = filter.q
    setTyped(filter.q)
  }, [filter.q])
  useEffect(() => {
    if (typed === settled.current) return
    const timer = setTimeout(() => {
      settled.current = typed
      latest.current.onChange({ ...latest.current.filter, q: typed }, true)
    }, restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, type: setTyped }
}
