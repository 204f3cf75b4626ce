import type { ReactNode } from 'react'
import classes from './tag.module.css'

export type Tone = 'accent' | 'shop' | 'lab' | 'work' | 'ready' | 'done' | 'late' | 'hold' | 'outline'

/** A word about a thing, on its own soft ground. A state's mark goes in front, so that colour never stands alone. */
export function Tag({ tone = 'outline', mark, children }: { readonly tone?: Tone; readonly mark?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {mark}
      {children}
    </span>
  )
}
