import { useLingui } from '@lingui/react/macro'
import { stageMarks, type StageMarkName } from '../../domain/index.ts'
import { StageMark } from '../stage-mark.tsx'
import type { Place } from '../stage-shapes.ts'
import classes from './kinds-page.module.css'

/** The shape of a stage: those free first for stages that a shop adds, in the hue of its place. */
export function MarkField({ value, place, onChange }: { readonly value: string; readonly place: Place; readonly onChange: (mark: StageMarkName) => void }) {
  const { t } = useLingui()
  return (
    <fieldset className={classes.marks}>
      <legend>{t`Mark`}</legend>
      {stageMarks.map((mark) => (
        <label key={mark} data-on={mark === value || undefined} title={mark}>
          <input type="radio" name="stage-mark" aria-label={mark} checked={mark === value} onChange={() => onChange(mark)} />
          <StageMark mark={mark} place={place} size={17} />
        </label>
      ))}
    </fieldset>
  )
}
