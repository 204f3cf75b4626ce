import { useMemo, useState } from 'react'
import { useReadList } from '#platform/ui/api/use-read'
import type { BoardCard, BoardColumn } from '../../contracts/board.ts'

/** The cards of a column: those that came with the board, and on demand all of them, fifty at a time. */
export function useColumn(column: BoardColumn, conditions: string) {
  const [opened, setOpened] = useState(false)
  const all = useReadList<BoardCard>(`/orders/board/column?${conditions}&column=${column.key}`, { kinds: ['orders'], enabled: opened })
  const more = opened && all.items ? (all.hasMore ? all.more : null) : (column.nextCursor ? () => setOpened(true) : null)
  // What the board brought is fresher than the pages while those are fetched again; of the two the longer is shown.
  const cards = useMemo(() => (opened && all.items && all.items.length > column.items.length ? all.items : column.items), [opened, all.items, column.items])
  return { cards, more, fetching: all.fetchingMore || (opened && all.items === undefined) }
}
