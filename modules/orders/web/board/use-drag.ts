import { useEffect, useRef, useState, type PointerEvent } from 'react'

/** A press that moves less is a click. */
const startPx = 6

interface Dragging { readonly id: string; readonly x: number; readonly y: number; readonly over: string | null }

/**
 * Drags a card by its face with mouse or pen; fingers scroll, and have the menu. What is dropped outside of a column stays, and so
 * does what Esc lets go.
 */
export function useDrag(drop: (id: string, column: string) => void) {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const pressed = useRef<{ id: string; x: number; y: number; pointer: number } | null>(null)
  const dragged = useRef(false)
  const latest = useRef({ drop, dragging })
  useEffect(() => { latest.current = { drop, dragging } })
  const held = dragging !== null
  useEffect(() => {
    if (!held) return
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      pressed.current = null
      setDragging(null)
    }
    addEventListener('keydown', letGo, true)
    return () => removeEventListener('keydown', letGo, true)
  }, [held])
  return {
    dragging,
    bind: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        dragged.current = false
        const target = event.target as HTMLElement
        const id = target.closest('article')?.querySelector<HTMLElement>('[data-card]')?.dataset.card
        if (!id || event.button !== 0 || event.pointerType === 'touch' || target.closest('button')) return
        pressed.current = { id, x: event.clientX, y: event.clientY, pointer: event.pointerId }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const from = pressed.current
        if (!from || (!latest.current.dragging && Math.hypot(event.clientX - from.x, event.clientY - from.y) < startPx)) return
        if (!latest.current.dragging) event.currentTarget.setPointerCapture(from.pointer)
        dragged.current = true
        setDragging({ id: from.id, x: event.clientX, y: event.clientY, over: columnAt(event.clientX, event.clientY) })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const from = pressed.current
        pressed.current = null
        if (!latest.current.dragging || !from) return
        setDragging(null)
        const column = columnAt(event.clientX, event.clientY)
        if (column) latest.current.drop(from.id, column)
      },
      onPointerCancel: () => {
        pressed.current = null
        setDragging(null)
      },
      // The click that ends a drag opens nothing.
      onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
        if (!dragged.current) return
        dragged.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}

const columnAt = (x: number, y: number): string | null => document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>('[data-column]')).find(Boolean)?.dataset.column ?? null
