import { useEffect } from 'react'

/** Names the window after what it shows. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Lunette`
  }, [title])
}
