import type { BoardCard } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'

/** The column of what nobody works on yet, as the server calls it. */
export const NOBODY = 'nobody'

/** In which column the card stands. */
export function columnOf(card: Pick<BoardCard, 'place' | 'stage' | 'branchId' | 'assignedTo'>, by: BoardSide): string {
  if (by === 'person') return card.assignedTo?.id ?? NOBODY
  return by === 'place' ? card.place : by === 'stage' ? card.stage : card.branchId
}

type Sequenced = Pick<BoardCard, 'phase' | 'promisedOn' | 'priority' | 'number'>

/** The sequence of cards in a column, as the server has it: overdue first, then by promised day, rush, number; what is ready last. */
export function compareCards(one: Sequenced, other: Sequenced): number {
  return Number(one.phase === 'ready') - Number(other.phase === 'ready')
    || compareText(one.promisedOn ?? '9999', other.promisedOn ?? '9999')
    || Number(one.priority === 'normal') - Number(other.priority === 'normal')
    || (one.number ?? '').length - (other.number ?? '').length
    || compareText(one.number ?? '', other.number ?? '')
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
