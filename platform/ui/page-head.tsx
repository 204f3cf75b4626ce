import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './page-head.module.css'

export interface PageHeadProps {
  readonly title: ReactNode
  /** Right after the title: the name, tags, a switch of views. */
  readonly children?: ReactNode
  /** Quiet words after those: how many, how fresh. */
  readonly note?: ReactNode
  /** Right end: quiet buttons first, the one filled button last. */
  readonly actions?: ReactNode
  /** Where the arrow in front leads, and what it is called. */
  readonly back?: { readonly to: string; readonly label: string }
}

/** The first line of a page. On a phone its actions become the bar at the bottom, under the thumb. */
export function PageHead({ title, children, note, actions, back }: PageHeadProps) {
  return (
    <header className={classes.head}>
      {back && (
        <Link to={back.to} className={classes.back} data-back aria-label={back.label}>
          <IconChevronLeft aria-hidden />
        </Link>
      )}
      <h1>{title}</h1>
      {children}
      {note !== undefined && <span className={classes.note}>{note}</span>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
