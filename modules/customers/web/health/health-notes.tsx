import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useBranch } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { HealthView } from '../../contract.ts'
import classes from './health.module.css'

export interface HealthNotesProps {
  readonly customerId: string
  readonly notes: HealthView['notes']
  readonly mayWrite: boolean
  readonly refused: boolean
}

/** Notes about health, newest first. One that is taken away is gone for good, so it is asked for twice. */
export function HealthNotes({ customerId, notes, mayWrite, refused }: HealthNotesProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [removing, setRemoving] = useState<string | null>(null)
  const zone = useBranch()?.timeZone ?? 'UTC'
  const path = `/customers/${customerId}/health/notes`
  const add = useSend<HealthView, { id: string; text: string }>({ name: 'customer.health-note', method: 'POST', path, kinds: ['customers'], secret: true })
  const remove = useSend<null, string>({ name: 'customer.health-note-remove', method: 'DELETE', path: (id) => `${path}/${id}`, body: () => undefined, kinds: ['customers'] })
  const save = async () => {
    if (await add.send({ id: newId(), text: text.trim() })) setText('')
  }
  return (
    <div>
      {(add.problem ?? remove.problem) && <ProblemOf problem={add.problem ?? remove.problem} />}
      {notes.length === 0 && <p className={classes.quiet}><Trans>Nothing noted.</Trans></p>}
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={classes.text}>{note.text}</p>
            <span className={classes.quiet}><Dotted parts={[<Instant key="at" of={note.writtenAt} timeZone={zone} as="date" />, note.writtenBy?.name]} /></span>
            {mayWrite && (removing === note.id
              ? <Button size="xs" color="red" disabled={remove.pending} onClick={() => void remove.send(note.id)}><Trans>Remove it for good</Trans></Button>
              : <Button size="xs" variant="subtle" color="gray" onClick={() => setRemoving(note.id)}><Trans>Remove…</Trans></Button>)}
          </li>
        ))}
      </ul>
      {mayWrite && !refused && (
        <div className={classes.newNote}>
          <Textarea label={t`New health note`} autosize minRows={2} maxRows={10} maxLength={4000} value={text} error={add.problem?.at('text')} onChange={(event) => setText(event.currentTarget.value)} />
          <Button size="xs" disabled={text.trim() === '' || add.pending} onClick={() => void save()}><Trans>Add the note</Trans></Button>
        </div>
      )}
    </div>
  )
}
