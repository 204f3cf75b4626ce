import { useId, type ReactNode } from 'react'
import classes from './panel.module.css'

export interface PanelProps {
  readonly title?: ReactNode
  /** Beside the title, quieter: how many, since when. */
  readonly note?: ReactNode
  /** Right of the title: links and small buttons. */
  readonly aside?: ReactNode
  /** `flush` for a table or a list that reaches the border. */
  readonly flush?: boolean
  readonly tone?: 'late' | 'hold'
  readonly children?: ReactNode
}

/** A sheet for one matter. Panels do not stand inside panels. */
export function Panel({ title, note, aside, flush = false, tone, children }: PanelProps) {
  const id = useId()
  const named = title !== undefined
  return (
    <section className={classes.panel} data-tone={tone} data-flush={flush || undefined} aria-labelledby={named ? id : undefined}>
      {(named || aside !== undefined) && (
        <header className={classes.head}>
          {named && <h2 id={id}>{title}</h2>}
          {note !== undefined && <span className={classes.note}>{note}</span>}
          {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        </header>
      )}
      {children !== undefined && <div className={flush ? classes.flush : classes.body}>{children}</div>}
    </section>
  )
}
