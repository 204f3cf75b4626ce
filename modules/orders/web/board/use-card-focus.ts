import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardCard } from '../../contracts/board.ts'

/** Which card the keys are for: the one with the focus. Arrows go through columns and cards; a moved card keeps the focus. */
export function useCardFocus(columns: readonly string[]) {
  const cards = useRef(new Map<string, readonly BoardCard[]>())
  const [current, setCurrent] = useState<string | null>(null)
  const [focus, setFocus] = useState<{ readonly id: string } | null>(null)
  const onCards = useCallback((key: string, shown: readonly BoardCard[]) => void cards.current.set(key, shown), [])
  const all = (): readonly (readonly BoardCard[])[] => columns.map((key) => cards.current.get(key) ?? [])
  const find = (id: string | null): BoardCard | undefined => all().flat().find((card) => card.id === id)
  const placeOf = (id: string | null): readonly [column: number, index: number] => {
    const column = all().findIndex((shown) => shown.some((card) => card.id === id))
    return [column, all()[column]?.findIndex((card) => card.id === id) ?? -1]
  }
  const go = (card: BoardCard | undefined) => {
    if (!card) return
    setCurrent(card.id)
    setFocus({ id: card.id })
  }
  // A card that was drawn anew in another column has lost the focus on the way.
  useEffect(() => {
    if (current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-card="${current}"]`)?.focus({ preventScroll: true })
  })
  return {
    focus, onCards, find,
    current: () => find(current),
    onFocus: (card: BoardCard) => setCurrent(card.id),
    go,
    step: (by: 1 | -1) => {
      const [column, index] = placeOf(current)
      go(column < 0 ? all().find((shown) => shown.length > 0)?.[0] : all()[column]?.[index + by])
    },
    side: (by: 1 | -1) => {
      const [column, index] = placeOf(current)
      for (let at = column + by; at >= 0 && at < columns.length; at += by) {
        const shown = all()[at] ?? []
        if (shown.length > 0) return go(shown[Math.min(Math.max(index, 0), shown.length - 1)])
      }
    },
    nextLate: () => {
      const late = all().flat().filter((card) => card.late)
      go(late[(late.findIndex((card) => card.id === current) + 1) % Math.max(late.length, 1)])
    },
  }
}

export type CardFocus = ReturnType<typeof useCardFocus>
