import { useCallback, useEffect, useRef, useState } from 'react'

/** What floats over the page, one at a time. It leaves at once, so the focus is given back here to where it was before. */
export function useFloating<What>(): readonly [floating: What | null, show: (what: What) => void, hide: () => void] {
  const [floating, setFloating] = useState<What | null>(null)
  const before = useRef<Element | null>(null)
  const show = useCallback((what: What) => {
    before.current = document.activeElement
    setFloating(what)
  }, [])
  const hide = useCallback(() => setFloating(null), [])
  useEffect(() => {
    if (floating !== null) return
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    before.current = null
  }, [floating])
  return [floating, show, hide]
}
