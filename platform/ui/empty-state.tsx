import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

export interface EmptyStateProps {
  readonly title: ReactNode
  /** What will stand here, and where it comes from. */
  readonly children: ReactNode
  /** The first step, one filled button; others quieter after it. */
  readonly steps?: ReactNode
  /** One row as it will look, drawn from made-up data. */
  readonly sample?: ReactNode
}

/** A list that has nothing yet: what will be here, the first step, and what a row will look like. */
export function EmptyState({ title, children, steps, sample }: EmptyStateProps) {
  return (
    <div className={classes.place}>
      <div className={classes.column}>
        <svg width="200" height="96" viewBox="0 0 200 96" fill="none" aria-hidden="true">
          <g stroke="var(--line2)" strokeWidth="2">
            <rect x="8" y="20" width="52" height="66" rx="7" />
            <rect x="74" y="10" width="52" height="76" rx="7" />
            <rect x="140" y="34" width="52" height="52" rx="7" />
          </g>
          <circle cx="90" cy="50" r="20" fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="3" />
          <circle cx="118" cy="50" r="20" stroke="var(--ink)" strokeWidth="3" />
        </svg>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.text}>{children}</p>
        {steps !== undefined && <div className={classes.steps}>{steps}</div>}
        {sample !== undefined && (
          <div className={classes.sample}>
            <div className={classes.caption}><Trans>What a row will look like</Trans></div>
            <div className={classes.row} aria-hidden="true">{sample}</div>
          </div>
        )}
      </div>
    </div>
  )
}
