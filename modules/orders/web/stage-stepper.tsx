import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { StageMark } from './stage-mark.tsx'
import { placeHue, type Place } from './stage-shapes.ts'
import classes from './stage-stepper.module.css'

export interface StepperStage {
  readonly code: string
  /** The stage's name in the reader's language. */
  readonly name: string
  readonly mark: string
  readonly place: Place
  /** Under the name: when and who for stages behind, time against target for the one it is in, what is expected ahead. */
  readonly note?: ReactNode
  /** The note tells of time over target. */
  readonly noteTone?: 'late' | 'hold'
}

export interface StageStepperProps {
  readonly stages: readonly StepperStage[]
  /** The stage it is in; null before the first. */
  readonly current: string | null
  /** Below, across the whole width: why it is late, and the next step. */
  readonly children?: ReactNode
}

/** The way of a job from taken in to collected: what is behind in ink, where it is in its hue, what is ahead in grey. */
export function StageStepper({ stages, current, children }: StageStepperProps) {
  const { t } = useLingui()
  const at = stages.findIndex((stage) => stage.code === current)
  return (
    <div className={classes.panel}>
      <ol className={classes.steps} aria-label={t`Stages`} style={{ '--steps': stages.length } as React.CSSProperties}>
        {stages.map((stage, index) => {
          const state = index < at ? 'behind' : index === at ? 'now' : 'ahead'
          const hue = placeHue[stage.place]
          return (
            <li key={stage.code} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span className={classes.line}>
                <span className={classes.disc} style={state === 'now' ? { background: `var(--${hue}-s)`, boxShadow: `0 0 0 2px var(--${hue})` } : undefined}>
                  {state === 'ahead' ? <StageMark mark={stage.mark} size={17} /> : <StageMark mark={stage.mark} place={stage.place} size={17} />}
                </span>
              </span>
              <span className={classes.name}>{stage.name}</span>
              <span className={classes.note} data-tone={stage.noteTone}>{stage.note}</span>
            </li>
          )
        })}
      </ol>
      {children !== undefined && <div className={classes.below}>{children}</div>}
    </div>
  )
}
