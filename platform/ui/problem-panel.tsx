import { useLingui } from '@lingui/react/macro'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Problem } from './api/problem.ts'
import { sayProblem } from './api/say-problem.ts'
import classes from './problem-panel.module.css'
import { WarningMark } from './warning-mark.tsx'

export interface ProblemPanelProps {
  /** `late`: refused or failed. `hold`: wants a decision. `quiet`: good to know, work goes on. */
  readonly tone?: 'late' | 'hold' | 'quiet'
  readonly title: ReactNode
  /** Why, what now, and that nothing is lost. */
  readonly children?: ReactNode
  /** The proposal first (filled), then the other ways out. */
  readonly ways?: ReactNode
  /** Small print: what stays safe, a reference for support. */
  readonly note?: ReactNode
}

/** Trouble, said where it happened: what, why, the next step and the ways out. Refusals are announced at once. */
export function ProblemPanel({ tone = 'late', title, children, ways, note }: ProblemPanelProps) {
  return (
    <section className={classes.panel} data-tone={tone} role={tone === 'late' ? 'alert' : 'status'}>
      <span className={classes.mark}>{tone === 'quiet' ? <IconInfoCircle aria-hidden /> : <WarningMark size={20} />}</span>
      <div className={classes.text}>
        <h2>{title}</h2>
        {children !== undefined && <div className={classes.reason}>{children}</div>}
        {(ways || note) && (
          <div className={classes.ways}>
            {ways}
            {note && <span className={classes.note}>{note}</span>}
          </div>
        )}
      </div>
    </section>
  )
}

/** A refusal by the API, or the lack of an answer, in the reader's words. */
export function ProblemOf({ problem, ways }: { readonly problem: unknown; readonly ways?: ReactNode }) {
  const { i18n, t } = useLingui()
  const { title, detail } = sayProblem(i18n, problem)
  const requestId = problem instanceof Problem ? problem.requestId : undefined
  const fields = problem instanceof Problem ? problem.errors : []
  return (
    <ProblemPanel
      tone={problem instanceof Problem && problem.passes ? 'hold' : 'late'}
      title={title}
      ways={ways}
      note={requestId && problem instanceof Problem && problem.status >= 500 ? t`Reference for support: ${requestId}` : undefined}
    >
      {detail}
      {fields.length > 0 && (
        <ul className={classes.fields}>
          {fields.map((field) => <li key={field.pointer}>{field.detail}</li>)}
        </ul>
      )}
    </ProblemPanel>
  )
}
