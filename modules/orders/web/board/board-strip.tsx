import { useLingui } from '@lingui/react/macro'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { BoardView } from '../../contracts/board.ts'
import { useDurationText } from '../duration-text.ts'
import { StageMark } from '../stage-mark.tsx'
import classes from './board-page.module.css'
import { stageWithPending, type PendingCards } from './pending-cards.ts'

/** Every stage at a glance: how many stand there, how many of them late, and how long the one in the middle has been there. */
export function BoardStrip({ stages, pending }: { readonly stages: BoardView['stages']; readonly pending: PendingCards }) {
  const { t } = useLingui()
  const said = useDurationText()
  const shown = stages.filter((stage) => stage.count > 0 || usual.has(stage.code)).map((stage) => stageWithPending(stage, pending))
  return (
    <ul className={classes.strip} aria-label={t`Stages`} style={{ gridTemplateColumns: `repeat(${Math.max(shown.length, 1)}, minmax(0, 1fr))` }}>
      {shown.map(({ code, name, mark, place, count, late, medianMinutes, targetMinutes }) => (
        <li key={code}>
          <span className={classes.stripName}><StageMark mark={mark} place={place} />{name}</span>
          <span className={classes.stripFigures}>
            <b>{count}</b>
            {late > 0 && <span className={classes.late}><WarningMark size={11} label={t`late`} />{late}</span>}
            {medianMinutes !== null && targetMinutes !== null && (
              <span className={classes.median} data-over={medianMinutes > targetMinutes || undefined} title={t`The one in the middle of the time here, and the target`}>
                {said(medianMinutes, true)} / {said(targetMinutes)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The stages of glasses from a lab stand there even when empty, so that nothing jumps; others come and go. */
const usual = new Set(['taken-in', 'checked', 'sent-to-lab', 'in-production', 'arrived', 'glazed', 'final-inspection', 'ready'])
