import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import { useKeys } from '#platform/ui/keys/use-keys'
import { paths } from '#web/paths'
import type { BoardCard, BoardView } from '../../contracts/board.ts'
import type { CardAct } from './board-card.tsx'
import type { Asked } from './card-panel.tsx'
import { stageBeside, stageForColumn, stagesOf } from './target-stage.ts'
import type { BoardActs } from './use-board-acts.ts'
import type { CardFocus } from './use-card-focus.ts'

/** What keys, menus and drops do with cards; the keys act on the marked cards, or on the one with the focus. */
export function useCardKeys(board: BoardView | undefined, acts: BoardActs, at: CardFocus, onScan: () => void) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const mayMove = useMay('orders.move')
  const mayWrite = useMay('orders.write')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<{ readonly what: Asked; readonly card: BoardCard } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const kinds = board?.kinds ?? []

  function move(card: BoardCard, code: string | undefined): void {
    const stages = stagesOf(card, kinds)
    const from = stages.find((stage) => stage.code === card.stage)
    const to = stages.find((stage) => stage.code === code)
    setSaid(null)
    if (!from || !to) setSaid(t`${card.number ?? ''}: an order of this kind has no stage there.`)
    // Collecting asks for the balance, and some stages for something to fill in: the order's own page does both.
    else if (to.phase === 'closed' || to.asks) void navigate({ to: paths.order(card.id) })
    else if (to.code !== from.code) void acts.move(card, from, to)
  }

  const step = (card: BoardCard, by: 1 | -1) => move(card, stageBeside(stagesOf(card, kinds), card.stage, by)?.code)
  const hold = (card: BoardCard) => { if (card.onHold) void acts.release(card); else setAsked({ what: 'hold', card }) }
  const ask = (what: Asked) => (card: BoardCard) => setAsked({ what, card })
  const rush = (card: BoardCard) => void acts.rush(card)

  const marked = (): readonly BoardCard[] => [...selected].map((id) => at.find(id)).filter((card) => card !== undefined)
  const onEach = (run: (card: BoardCard) => void) => () => {
    const cards = marked()
    const current = at.current()
    for (const card of cards.length > 0 ? cards : current ? [current] : []) run(card)
    setSelected(new Set())
  }
  const onOne = (run: (card: BoardCard) => void) => () => {
    const card = at.current()
    if (card) run(card)
  }
  const mark = (card: BoardCard) => setSelected((before) => (before.has(card.id) ? new Set([...before].filter((id) => id !== card.id)) : new Set([...before, card.id])))

  useKeys({
    '↓': () => at.step(1), '↑': () => at.step(-1), '→': () => at.side(1), '←': () => at.side(-1), W: onOne(ask('why')),
    ...(mayMove && { 'Shift →': onEach((card) => step(card, 1)), 'Shift ←': onEach((card) => step(card, -1)), H: onOne(hold), M: onScan, X: onOne(mark) }),
    ...(mayWrite && { P: onEach(rush), A: onOne(ask('assign')), N: () => void navigate({ to: paths.newOrder() }) }),
  })

  const actsOf = (card: BoardCard): readonly CardAct[] => {
    const stages = stagesOf(card, kinds)
    const [next, before] = [stageBeside(stages, card.stage, 1), stageBeside(stages, card.stage, -1)]
    return [
      ...(mayMove && next ? [{ id: 'next', label: next.phase === 'closed' ? t`Collect` : t`Move to “${next.name}”`, keys: 'Shift →', run: (one: BoardCard) => step(one, 1) }] : []),
      ...(mayMove && before ? [{ id: 'before', label: t`Send back to “${before.name}”`, keys: 'Shift ←', run: (one: BoardCard) => step(one, -1) }] : []),
      ...(mayWrite ? [{ id: 'rush', label: card.priority === 'rush' ? t`Normal priority` : t`Rush`, keys: 'P', run: rush }] : []),
      { id: 'why', label: t`Why late`, keys: 'W', run: ask('why') },
      ...(mayWrite ? [{ id: 'assign', label: t`Assign`, keys: 'A', run: ask('assign') }] : []),
      ...(mayMove ? [{ id: 'hold', label: card.onHold ? t`Release` : t`Put on hold`, keys: 'H', run: hold }] : []),
    ]
  }

  /** A card was let go over a column. */
  function drop(id: string, column: string): void {
    const card = at.find(id)
    if (!card || !board) return
    setSaid(null)
    if (board.by === 'person') void acts.assign(card, column === 'nobody' ? null : { id: column, name: board.columns.find(({ key }) => key === column)?.name ?? '' })
    else if (board.by === 'branch') setSaid(column === card.branchId ? null : t`An order stays at its branch. Open it to see what can be done.`)
    else if (board.by === 'stage' ? column !== card.stage : column !== card.place) move(card, stageForColumn(stagesOf(card, kinds), card.stage, board.by, column)?.code)
  }

  return {
    selected, asked, said, actsOf, drop,
    closeAsked: () => {
      if (asked) at.go(asked.card)
      setAsked(null)
    },
    forget: () => setSaid(null),
  }
}
