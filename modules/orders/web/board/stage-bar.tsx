import classes from './board-page.module.css'

export interface StageBarProps {
  readonly minutes: number | null
  readonly target: number | null
  readonly late: boolean
  readonly onHold: boolean
}

/** How far the time in the stage is towards its target; the words beside it say the same. */
export function StageBar({ minutes, target, late, onHold }: StageBarProps) {
  const share = minutes !== null && target ? Math.min(minutes / target, 1) : 0
  const over = minutes !== null && target !== null && minutes > target
  return <span className={classes.bar} data-tone={late ? 'late' : over || onHold ? 'hold' : undefined} aria-hidden="true"><i style={{ width: `${Math.max(share * 100, 3)}%` }} /></span>
}
