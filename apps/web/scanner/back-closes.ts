import { useRouter, type RouterHistory } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isFloatingEntry, type FloatingEntry } from './floating-entry.ts'

/**
 * Back closes what floats over the page, as thumbs expect: it has an entry of its own in the history for as long as it is there.
 * Another page closes it as well. What leads there from within it takes the place of the entry (`replace: isFloatingEntry(…)`).
 */
export function useBackCloses(close: () => void): void {
  const history: RouterHistory = useRouter().history
  const latest = useRef(close)
  useEffect(() => {
    latest.current = close
  })
  useEffect(() => {
    const { href, pathname } = history.location
    history.push(href, { floats: true } satisfies FloatingEntry)
    const stop = history.subscribe(({ location, action }) => {
      if (action.type === 'BACK' || location.pathname !== pathname) latest.current()
    })
    return () => {
      stop()
      if (isFloatingEntry(history.location.state)) history.back()
    }
  }, [history])
}
