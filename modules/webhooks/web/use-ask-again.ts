import { useEffect } from 'react'

/** No hint tells of tries, for there would be as many as messages: who looks at them asks again. Not while the page is out of sight. */
export function useAskAgain(again: () => void, everyMs: number): void {
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) again() }, everyMs)
    return () => clearInterval(timer)
  })
}
