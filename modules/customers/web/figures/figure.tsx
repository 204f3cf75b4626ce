import type { ReactNode } from 'react'
import classes from './figures.module.css'

/** One figure of the line above everything: the number, and under it what it counts. */
export const Figure = ({ value, children }: { readonly value: ReactNode; readonly children: ReactNode }) => (
  <div className={classes.figure}>
    <b>{value}</b>
    <span>{children}</span>
  </div>
)
