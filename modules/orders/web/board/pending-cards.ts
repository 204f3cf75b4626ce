import type { BoardCard, BoardView } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'
import { columnOf, compareCards } from './card-sequence.ts'

/** Cards as an act will leave them, until the server has answered: what is done shows at once. */
export type PendingCards = ReadonlyMap<string, { readonly before: BoardCard; readonly after: BoardCard }>

/** The cards of a column with those that are on their way into it, and without those that leave it. */
export function withPending(cards: readonly BoardCard[], key: string, by: BoardSide, pending: PendingCards): readonly BoardCard[] {
  if (pending.size === 0) return cards
  const arriving = [...pending.values()].map(({ after }) => after).filter((card) => columnOf(card, by) === key)
  return [...cards.filter(({ id }) => !pending.has(id)), ...arriving].toSorted(compareCards)
}

type Figures = { readonly count: number; readonly late: number }

/** What a column counts once the acts under way are done. */
export function countWithPending({ count, late }: Figures, key: string, by: BoardSide, pending: PendingCards): Figures {
  return counted({ count, late }, pending, (card) => columnOf(card, by) === key)
}

/** The same for one stage of the strip. */
export const stageWithPending = (stage: BoardView['stages'][number], pending: PendingCards): BoardView['stages'][number] =>
  ({ ...stage, ...counted(stage, pending, (card) => card.stage === stage.code) })

function counted(figures: Figures, pending: PendingCards, isHere: (card: BoardCard) => boolean): Figures {
  let { count, late } = figures
  for (const { before, after } of pending.values()) {
    const step = Number(isHere(after)) - Number(isHere(before))
    count += step
    late += Number(isHere(after) && after.late) - Number(isHere(before) && before.late)
  }
  return { count, late }
}
