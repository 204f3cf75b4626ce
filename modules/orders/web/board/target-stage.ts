import type { BoardCard, BoardView } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'

type Kind = BoardView['kinds'][number]
export type CardStage = Kind['stages'][number]

/** The stages of the kind that the order began with; none when the page does not know it. */
export const stagesOf = (card: Pick<BoardCard, 'kind' | 'kindVersion'>, kinds: readonly Kind[]): readonly CardStage[] =>
  kinds.find(({ code, version }) => code === card.kind && version === card.kindVersion)?.stages ?? []

/** The stage before or after the one in which the order stands; null at either end. */
export function stageBeside(stages: readonly CardStage[], stage: string, step: 1 | -1): CardStage | null {
  const at = stages.findIndex(({ code }) => code === stage)
  return at < 0 ? null : (stages[at + step] ?? null)
}

/**
 * The stage that a card dropped on a column is meant for; null when its kind has none there. Of several stages in one place the
 * next on the way is meant; going back, the last one there.
 */
export function stageForColumn(stages: readonly CardStage[], stage: string, by: BoardSide, key: string): CardStage | null {
  if (by === 'stage') return stages.find(({ code }) => code === key) ?? null
  if (by !== 'place') return null
  const at = stages.findIndex(({ code }) => code === stage)
  const there = (one: CardStage): boolean => one.place === key && one.phase !== 'closed'
  return stages.slice(at + 1).find(there) ?? stages.slice(0, Math.max(at, 0)).findLast(there) ?? null
}
