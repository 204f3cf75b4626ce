import type { ReactNode } from 'react'
import classes from './list-and-side.module.css'

/** A list, and beside it what is being added or changed. In narrow windows the side comes first, for it is what one works on. */
export function ListAndSide({ children, side }: { readonly children: ReactNode; readonly side?: ReactNode }) {
  return (
    <div className={classes.both} data-open={side ? true : undefined}>
      <div className={classes.list}>{children}</div>
      {side && <div className={classes.side}>{side}</div>}
    </div>
  )
}
