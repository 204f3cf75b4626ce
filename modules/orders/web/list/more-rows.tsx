import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './orders-page.module.css'

/** Fetches the next rows when it comes into view, or when pressed. */
export function MoreRows({ fetching, more }: { readonly fetching: boolean; readonly more: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(more)
  useEffect(() => {
    latest.current = more
  })
  useEffect(() => {
    if (!place.current || fetching) return
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((entry) => entry.isIntersecting)) latest.current()
    }, { rootMargin: '200px' })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [fetching])
  return (
    <div ref={place} className={classes.more}>
      <Button variant="subtle" size="xs" disabled={fetching} onClick={more}>{fetching ? <Trans>Fetching more</Trans> : <Trans>Show more</Trans>}</Button>
    </div>
  )
}
