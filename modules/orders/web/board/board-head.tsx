import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconLineScan, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay, useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { paths } from '#web/paths'
import type { BoardView } from '../../contracts/board.ts'
import { boardSides } from '../../domain/board-sides.ts'
import { StageMark } from '../stage-mark.tsx'
import { useOrderKinds } from '../use-order-kinds.ts'
import type { BoardFilter } from './board-filter.ts'
import classes from './board-page.module.css'
import { useSideNames } from './board-words.ts'
import { useColleagues } from './use-colleagues.ts'

export interface BoardHeadProps {
  readonly totals: BoardView['totals'] | undefined
  readonly filter: BoardFilter
  readonly onFilter: (filter: BoardFilter) => void
  readonly onLate: () => void
  readonly onScan: () => void
}

/** How much work there is, what the columns are, whose work is shown, and the two things to begin here. */
export function BoardHead({ totals, filter, onFilter, onLate, onScan }: BoardHeadProps) {
  const { t } = useLingui()
  const mayTake = useMay('orders.write')
  const mayMove = useMay('orders.move')
  return (
    <>
      <PageHead
        title={<Trans>Work board</Trans>}
        note={totals && <span className={classes.totals}><Plural value={totals.open} one="# open" other="# open" />, <Plural value={totals.promisedToday} one="# promised today" other="# promised today" /></span>}
        actions={
          <>
            {mayMove && <Button leftSection={<IconLineScan aria-hidden />} rightSection={<KeyCaps caps={['M']} />} onClick={onScan}><Trans>Move by scan</Trans></Button>}
            {mayTake && <Button variant="filled" component={Link} to={paths.newOrder()} leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />}><Trans>New order</Trans></Button>}
          </>
        }
      >
        {totals && totals.late > 0 && (
          <button type="button" className={classes.tagButton} aria-label={t`${totals.late} late`} onClick={onLate}>
            <Tag tone="late" mark={<WarningMark size={12} />}><Trans>{totals.late} late</Trans></Tag>
          </button>
        )}
        {totals && totals.onHold > 0 && <Tag tone="hold" mark={<StageMark mark="on-hold" size={12} />}><Trans>{totals.onHold} on hold</Trans></Tag>}
      </PageHead>
      <Narrowing filter={filter} onFilter={onFilter} />
    </>
  )
}

function Narrowing({ filter, onFilter }: Pick<BoardHeadProps, 'filter' | 'onFilter'>) {
  const { t } = useLingui()
  const sides = useSideNames()
  const { session: { branches }, branchId } = useSignedIn()
  const kinds = useOrderKinds().data?.items ?? []
  const colleagues = useColleagues()
  const shownSides = boardSides.filter((side) => side !== 'branch' || branches.length > 1)
  return (
    <div className={classes.filter} role="search" aria-label={t`What the board shows`}>
      <SegmentedControl
        aria-label={t`Columns by`}
        value={filter.by}
        onChange={(by) => onFilter({ ...filter, by: boardSides.find((side) => side === by) ?? 'place' })}
        data={shownSides.map((side) => ({ value: side, label: sides[side] }))}
      />
      <NativeSelect
        size="xs" aria-label={t`Whose work`} value={filter.person ?? ''} onChange={(event) => onFilter({ ...filter, person: event.currentTarget.value || null })}
        data={[{ value: '', label: t`All staff` }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        size="xs" aria-label={t`Kind of order`} value={filter.kind ?? ''} onChange={(event) => onFilter({ ...filter, kind: event.currentTarget.value || null })}
        data={[{ value: '', label: t`All kinds` }, ...kinds.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      {branches.length > 1 && (
        <NativeSelect
          size="xs" aria-label={t`Branch`} value={filter.branch ?? branchId ?? 'all'}
          onChange={(event) => onFilter({ ...filter, branch: event.currentTarget.value === (branchId ?? 'all') ? null : event.currentTarget.value })}
          data={[{ value: 'all', label: t`All branches` }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </div>
  )
}
