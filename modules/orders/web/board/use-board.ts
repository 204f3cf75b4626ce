import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { paths } from '#web/paths'
import type { BoardView } from '../../contracts/board.ts'
import { boardConditions, readBoardFilter, writeBoardFilter, type BoardFilter } from './board-filter.ts'

/** The filter of the address, and how to change it; each change is a step that Back undoes. */
export function useBoardFilter() {
  const search = useSearch({ strict: false })
  const filter = useMemo(() => readBoardFilter(search), [search])
  const navigate = useNavigate()
  return { filter, setFilter: (next: BoardFilter) => void navigate({ to: paths.board(), search: writeBoardFilter(next) }) }
}

/** The board that answers the filter, kept fresh by hints; `conditions` are for the columns that ask for more by themselves. */
export function useBoard(filter: BoardFilter) {
  const { branchId } = useSignedIn()
  const conditions = String(boardConditions(filter, branchId))
  const { data, error, refetch, isPlaceholderData } = useRead<BoardView>(`/orders/board?${conditions}`, { kinds: ['orders'] })
  return { board: data, conditions, error, stale: isPlaceholderData, again: () => void refetch() }
}
