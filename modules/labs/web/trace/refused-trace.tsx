import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Problem } from '#platform/ui/api/problem'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import classes from './trace.module.css'

const MOST_SHOWN = 5

/** Why a file gave no frame, with the lines that are wrong; the frame before stays. */
export function RefusedTrace({ problem, onClose }: { readonly problem: Problem; readonly onClose: () => void }) {
  const { t } = useLingui()
  const reason = problem.extra['reason']
  const words: Readonly<Record<string, string>> = {
    'not-a-lab-file': t`It is no file of a tracer or a lab (VCA, OMA).`, 'several-jobs': t`It holds several jobs. Save the one of this order by itself.`, 'no-trace': t`It is a job without a shape.`,
    'unread-format': t`Its shape is written as only the maker of the tracer reads it. Let the tracer write TRCFMT=1.`, faults: t`Its shape is damaged. Trace the frame again, or mend these lines:`,
  }
  const why = typeof reason === 'string' ? words[reason] : undefined
  const ways = <Button variant="subtle" onClick={onClose}>{t`Close this`}</Button>
  if (why === undefined) return <ProblemOf problem={problem} ways={ways} />
  const lines = linesOf(problem.extra['defects'])
  return (
    <ProblemPanel title={<Trans>There is no frame in this file</Trans>} ways={ways}>
      {why}
      {lines.length > 0 && <ul className={classes.defects}>{lines.slice(0, MOST_SHOWN).map(({ line, label }) => <li key={`${line} ${label}`}><Trans>line {line}, {label}</Trans></li>)}</ul>}
    </ProblemPanel>
  )
}

function linesOf(defects: unknown): { line: number; label: string }[] {
  return Array.isArray(defects) ? defects as { line: number; label: string }[] : []
}
