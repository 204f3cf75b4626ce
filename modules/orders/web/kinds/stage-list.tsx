import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Language } from '#kernel/languages'
import { Tag } from '#platform/ui/tag.tsx'
import type { KindSettings } from '../../contract.ts'
import { useDurationText } from '../duration-text.ts'
import { StageMark } from '../stage-mark.tsx'
import { useKindWords } from './kind-words.ts'
import classes from './kinds-page.module.css'
import { moveStage } from './move-stage.ts'

type Stage = KindSettings['stages'][number]

export interface StageListProps {
  readonly stages: readonly Stage[]
  readonly open: string | null
  readonly language: Language
  readonly onOpen: (code: string) => void
  readonly onChange: (stages: readonly Stage[]) => void
  readonly onAdd: () => void
}

/** The stages in the order of the work: dragged, or moved with Alt and the arrows, or by their buttons. */
export function StageList({ stages, open, language, onOpen, onChange, onAdd }: StageListProps) {
  const { t } = useLingui()
  const words = useKindWords()
  const duration = useDurationText()
  const [dragged, setDragged] = useState<number | null>(null)
  const move = (from: number, to: number) => onChange(moveStage(stages, from, to))
  return (
    <div>
      <ol className={classes.stages} aria-label={t`Stages`}>
        {stages.map((stage, index) => {
          const name = stage.names[language]
          return (
            <li
              key={stage.code} draggable data-open={stage.code === open || undefined} data-dragged={index === dragged || undefined}
              onDragStart={() => setDragged(index)} onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                event.preventDefault()
                if (dragged === null || dragged === index) return
                move(dragged, index)
                setDragged(index)
              }}
            >
              <IconGripVertical className={classes.grip ?? ''} aria-hidden />
              <button
                type="button" className={classes.stage} aria-pressed={stage.code === open} onClick={() => onOpen(stage.code)}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                  event.preventDefault()
                  move(index, index + (event.key === 'ArrowUp' ? -1 : 1))
                }}
              >
                <StageMark mark={stage.mark} place={stage.place} size={17} />
                <span className={classes.stageName}>{name || <Trans>without a name</Trans>}</span>
                <span className={classes.stageNote}>{[words.places[stage.place], stage.targetMinutes === null ? null : duration(stage.targetMinutes)].filter(Boolean).join(' · ')}</span>
                {stage.guards.length > 0 && <Tag tone="outline"><Trans>guarded</Trans></Tag>}
                {stage.fields.length > 0 && <Tag tone="outline">{t`${stage.fields.length} to fill in`}</Tag>}
              </button>
              <ActionIcon variant="subtle" aria-label={t`Move up: ${name}`} disabled={index === 0} onClick={() => move(index, index - 1)}><IconArrowUp aria-hidden /></ActionIcon>
              <ActionIcon variant="subtle" aria-label={t`Move down: ${name}`} disabled={index === stages.length - 1} onClick={() => move(index, index + 1)}><IconArrowDown aria-hidden /></ActionIcon>
            </li>
          )
        })}
      </ol>
      <Button size="xs" variant="subtle" leftSection={<IconPlus aria-hidden />} onClick={onAdd}><Trans>Add a stage</Trans></Button>
    </div>
  )
}
