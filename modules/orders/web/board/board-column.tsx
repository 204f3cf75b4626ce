import { Trans, useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { BoardCard as Card, BoardColumn as Column } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'
import { placeHue, type Place } from '../stage-shapes.ts'
import { BoardCard, type BoardCardProps } from './board-card.tsx'
import classes from './board-page.module.css'
import { countWithPending, withPending, type PendingCards } from './pending-cards.ts'
import { useColumn } from './use-column.ts'

export interface BoardColumnProps extends Pick<BoardCardProps, 'acts'> {
  readonly column: Column
  readonly name: string
  readonly by: BoardSide
  readonly conditions: string
  readonly pending: PendingCards
  readonly selected: ReadonlySet<string>
  /** The card that gets the focus, wherever it is in the column; a new object each time it is asked for. */
  readonly focus: { readonly id: string } | null
  readonly onFocus: (card: Card) => void
  /** Told which cards stand here, in their sequence: arrows go by it. */
  readonly onCards: (key: string, cards: readonly Card[]) => void
}

/** One column: late first, only what is in view is drawn, more on demand. */
export function BoardColumn({ column, name, by, conditions, pending, selected, focus, onFocus, onCards, acts }: BoardColumnProps) {
  const { t } = useLingui()
  const own = useColumn(column, conditions)
  const cards = withPending(own.cards, column.key, by, pending)
  const { count, late } = countWithPending(column, column.key, by, pending)
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its answers change between draws; we draw without the compiler that would keep them
  const rows = useVirtualizer({
    count: cards.length, getScrollElement: () => scroller.current, estimateSize: () => 112, overscan: 6, gap: 6, getItemKey: (index) => cards[index]?.id ?? index,
  })
  useEffect(() => onCards(column.key, cards))
  const latest = useRef({ cards, rows })
  useEffect(() => { latest.current = { cards, rows } })
  useEffect(() => {
    const index = focus ? latest.current.cards.findIndex(({ id }) => id === focus.id) : -1
    if (index < 0) return
    latest.current.rows.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-card="${focus!.id}"]`)?.focus({ preventScroll: true }))
  }, [focus])
  const hue = by === 'place' ? placeHue[column.key as Place] : by === 'stage' ? (cards[0] && placeHue[cards[0].place]) : undefined
  return (
    <section className={classes.column} data-column={column.key} aria-label={name}>
      <header className={classes.columnHead} style={hue && { borderTopColor: `var(--${hue})` }}>
        <h2>{name}</h2>
        <span className={classes.count}>{count}</span>
        {late > 0 && <span className={classes.late}><WarningMark size={11} /><Trans>{late} late first</Trans></span>}
      </header>
      <div ref={scroller} className={classes.stack} tabIndex={-1}>
        <div role="list" aria-label={t`Orders: ${name}`} className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const card = cards[index]
            return card && (
              <div key={key} ref={rows.measureElement} data-index={index} role="listitem" className={classes.rowPlace} style={{ transform: `translateY(${start}px)` }}>
                <BoardCard card={card} selected={selected.has(card.id)} pending={pending.has(card.id)} acts={acts} onFocus={() => onFocus(card)} />
              </div>
            )
          })}
        </div>
        {cards.length === 0 && <p className={classes.nothing}><Trans>Nothing here now</Trans></p>}
        {own.more && (
          <button type="button" className={classes.more} disabled={own.fetching} onClick={own.more}>
            {own.fetching ? <Trans>Fetching more</Trans> : <Trans>{count - cards.length} more</Trans>}
          </button>
        )}
      </div>
    </section>
  )
}
