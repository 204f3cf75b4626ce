import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import { useCalling } from '#platform/ui/api/calling'
import { touchesKinds } from '#platform/ui/api/hints'
import { Problem } from '#platform/ui/api/problem'
import type { StoredCall } from '#platform/ui/api/stored-call'
import type { OrderView } from '../../contract.ts'
import type { BoardCard } from '../../contracts/board.ts'
import type { PendingCards } from './pending-cards.ts'
import type { CardStage } from './target-stage.ts'

/** An act that was refused: on which card, what, and why. */
export interface Refused { readonly card: BoardCard; readonly problem: Problem }

/** A move that was just made here, and can be taken back. */
export interface MovedCard { readonly card: BoardCard; readonly from: CardStage; readonly to: CardStage; readonly version: number; readonly customerLanguage: string }

type Person = NonNullable<BoardCard['assignedTo']>

/** The card at another stage, as it will be once the server has agreed. */
const at = (card: BoardCard, stage: CardStage): BoardCard => ({
  ...card, stage: stage.code, stageName: stage.name, mark: stage.mark, phase: stage.phase, place: stage.place, targetMinutes: stage.targetMinutes, stageMinutes: 0,
  late: card.late && stage.phase !== 'ready', whyLate: null,
})

/** What can be done with a card. Each act shows at once and is taken back with its reason when it is refused. */
export function useBoardActs() {
  const { organizationId, sender } = useCalling()
  const queries = useQueryClient()
  const [pending, setPending] = useState<PendingCards>(new Map())
  const [refused, setRefused] = useState<Refused | null>(null)
  const [moved, setMoved] = useState<MovedCard | null>(null)
  // Versions that an answer brought before the board was read again: the next act on the card builds on them.
  const versions = useRef(new Map<string, number>())

  const versionOf = (card: BoardCard): number => Math.max(card.version, versions.current.get(card.id) ?? 0)

  /** @throws {Problem} as the server refused */
  async function act(card: BoardCard, after: BoardCard, call: Pick<StoredCall, 'name' | 'method' | 'path' | 'body'>): Promise<OrderView> {
    setPending((before) => new Map(before).set(card.id, { before: card, after }))
    setRefused(null)
    try {
      const answer = await sender.send({ ...call, key: newId(), ifMatch: versionOf(card), organizationId, occurredAt: new Date().toISOString(), about: card.number ?? card.customerName }) as OrderView
      versions.current.set(card.id, answer.version)
      return answer
    } finally {
      await queries.invalidateQueries({ predicate: touchesKinds(['orders']) })
      setPending((before) => new Map([...before].filter(([id]) => id !== card.id)))
    }
  }

  /** As `act`, but a refusal stands in `refused` and null is given. */
  async function tried(card: BoardCard, after: BoardCard, call: Pick<StoredCall, 'name' | 'method' | 'path' | 'body'>): Promise<OrderView | null> {
    try {
      return await act(card, after, call)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setRefused({ card, problem: error })
      return null
    }
  }

  const moving = (card: BoardCard, stage: CardStage) => [card, at(card, stage), { name: 'order.move', method: 'POST', path: `/orders/${card.id}/stage`, body: { stage: stage.code, occurredAt: new Date().toISOString() } }] as const
  const changing = (card: BoardCard, change: Partial<BoardCard>, body: object) => [card, { ...card, ...change }, { name: 'order.change', method: 'PATCH', path: `/orders/${card.id}`, body }] as const

  return {
    pending, refused, moved,
    forget: () => {
      setRefused(null)
      setMoved(null)
    },
    /** Moves and says so, with the way back. */
    async move(card: BoardCard, from: CardStage, to: CardStage): Promise<void> {
      setMoved(null)
      const answer = await tried(...moving(card, to))
      if (answer) setMoved({ card: at(card, to), from, to, version: answer.version, customerLanguage: answer.customer.language })
    },
    /** Moves for a scan. @throws {Problem} as the server refused */
    moveScanned: (card: BoardCard, to: CardStage) => act(...moving(card, to)),
    undo: async (last: MovedCard): Promise<void> => {
      setMoved(null)
      await tried(...moving({ ...last.card, version: last.version }, last.from))
    },
    rush: (card: BoardCard) => {
      const priority = card.priority === 'rush' ? 'normal' : 'rush'
      return tried(...changing(card, { priority }, { priority }))
    },
    assign: (card: BoardCard, person: Person | null) => tried(...changing(card, { assignedTo: person }, { assignedTo: person?.id ?? null })),
    hold: (card: BoardCard, reason: string) =>
      tried(card, { ...card, onHold: { since: new Date().toISOString(), reason } }, { name: 'order.hold', method: 'POST', path: `/orders/${card.id}/hold`, body: { reason } }),
    release: (card: BoardCard) => tried(card, { ...card, onHold: null }, { name: 'order.release', method: 'POST', path: `/orders/${card.id}/release`, body: {} }),
  }
}

export type BoardActs = ReturnType<typeof useBoardActs>
