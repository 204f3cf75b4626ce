import type { ReactNode } from 'react'
import classes from './form-grid.module.css'

/** Fields in two columns where there is room, in one where there is not. */
export const FormGrid = ({ children }: { readonly children: ReactNode }) => <div className={classes.grid}>{children}</div>

/** A field, or anything else, across both columns. */
export const WholeRow = ({ children }: { readonly children: ReactNode }) => <div className={classes.whole}>{children}</div>
