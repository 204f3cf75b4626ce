import { useEffect, useRef, type RefObject } from 'react'

/** Puts the focus on the first thing to answer in a part that has just opened, and brings it into view. */
export function useFocusFirst<Element extends HTMLElement>(): RefObject<Element | null> {
  const place = useRef<Element>(null)
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), textarea, button')
    first?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return place
}
