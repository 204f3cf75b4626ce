import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

/** The questions of the intake; parts carry them as `data-ask`, and `data-answered` once nothing is missing there. */
export type Ask = 'customer' | 'prescription' | 'frame' | 'right' | 'left' | 'goods' | 'deposit' | 'promised' | 'take'

export interface AskOrder {
  readonly place: RefObject<HTMLElement | null>
  readonly goTo: (ask: Ask) => void
  /** On to the next question that needs an answer, once what was just answered is drawn. */
  readonly goOn: () => void
  /** Enter in a field means: next. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const fields = 'input:checked, input:not([type="radio"], [type="hidden"]), select, textarea, button'

/** Puts the focus on the first question after the present one that needs an answer. */
function focusNext(place: HTMLElement | null): void {
  const asks = [...(place?.querySelectorAll<HTMLElement>('[data-ask]') ?? [])]
  const here = asks.findIndex((ask) => ask.contains(document.activeElement))
  const next = asks.slice(here + 1).find((ask) => ask.dataset.answered === undefined)
  next?.querySelector<HTMLElement>(fields)?.focus()
}

/** Leads through the questions by Enter and by name. */
export function useAskOrder(): AskOrder {
  const place = useRef<HTMLElement>(null)
  const goTo = useCallback((ask: Ask) => {
    place.current?.querySelector(`[data-ask="${ask}"]`)?.querySelector<HTMLElement>(fields)?.focus()
  }, [])
  // Counted, not done at once: the next question is known when what was just answered has been drawn. The first is asked at the start.
  const [steps, setSteps] = useState(1)
  const goOn = useCallback(() => setSteps((before) => before + 1), [])
  useEffect(() => {
    if (steps > 0) focusNext(place.current)
  }, [steps])
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    const plain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing
    if (!plain || event.isDefaultPrevented() || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    event.preventDefault()
    const ask = target.closest<HTMLElement>('[data-ask]')
    // A question of several fields, such as a new customer, is gone through field by field; its own button ends it.
    const inside = [...(ask?.querySelectorAll<HTMLElement>('input:not([type="radio"], [type="hidden"]), select') ?? [])]
    const after = inside[inside.indexOf(target) + 1]
    if (inside.length > 1 && inside.includes(target) && after) after.focus()
    else if (inside.length > 1 && inside.includes(target)) ask?.querySelector<HTMLElement>('button')?.focus()
    else goOn()
  }
  return { place, goTo, goOn, onKeyDown }
}
