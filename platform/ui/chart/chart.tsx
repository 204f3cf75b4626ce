import { useEffect, useRef } from 'react'
import type { ChartData } from './chart-data.ts'
import classes from './chart.module.css'

export interface ChartProps extends ChartData {
  /** What it says, for those who do not see it; the numbers stand in a table beside it. */
  readonly label: string
  /** A mark was pressed. The same must be reachable from the table, for keys. */
  readonly onOpen?: (series: number, index: number) => void
}

/** A chart of bars and lines in our colours, drawn anew for another scheme or size. Its library is fetched when one is shown. */
export function Chart({ label, categories, series, axisText, onOpen }: ChartProps) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef({ onOpen, data: { categories, series, axisText } })
  const redraw = useRef<() => void>(() => undefined)
  useEffect(() => {
    latest.current = { onOpen, data: { categories, series, axisText } }
    redraw.current()
  })
  useEffect(() => {
    let gone = false
    let clear = (): void => undefined
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (gone || !element.current) return
      const chart = drawChart(element.current, (one, index) => latest.current.onOpen?.(one, index))
      redraw.current = () => chart.draw(latest.current.data)
      redraw.current()
      const sizes = new ResizeObserver(() => redraw.current())
      sizes.observe(element.current)
      const schemes = new MutationObserver(() => redraw.current())
      schemes.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme', 'style', 'lang'] })
      clear = () => {
        sizes.disconnect()
        schemes.disconnect()
        chart.clear()
      }
    })
    return () => {
      gone = true
      redraw.current = () => undefined
      clear()
    }
  }, [])
  return (
    <figure className={classes.figure}>
      <div ref={element} className={classes.chart} role="img" aria-label={label} />
      {series.length > 1 && (
        <figcaption className={classes.legend} aria-hidden>
          {series.map(({ name, look, color }) => <span key={name}><i data-look={look} style={{ color: `var(--${color})` }} />{name}</span>)}
        </figcaption>
      )}
    </figure>
  )
}
