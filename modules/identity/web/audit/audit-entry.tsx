import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { AuditEntryView } from '../../contract.ts'
import { useSignedIn } from '../session.ts'
import classes from './audit-page.module.css'
import { changesOf } from './changes-of.ts'
import { subjectPath, subjectWords } from './subject-words.ts'
import { useAuditWords } from './use-audit-words.ts'

interface AuditEntryProps {
  readonly entry: AuditEntryView
  readonly timeZone: string
  readonly onClose: () => void
  /** Shows all entries of the same thing. */
  readonly onSubject: (id: string) => void
}

/** One entry with everything that is kept of it. */
export function AuditEntry({ entry, timeZone, onClose, onSubject }: AuditEntryProps) {
  const { i18n, t } = useLingui()
  const { didWhat, who } = useAuditWords()
  const { branches } = useSignedIn().session
  const to = subjectPath(entry.subject.kind, entry.subject.id)
  const word = subjectWords[entry.subject.kind]
  const branch = branches.find(({ id }) => id === entry.branchId)
  return (
    <Panel title={didWhat(entry.action)} aside={<Button size="xs" onClick={onClose}><Trans>Close</Trans></Button>}>
      <dl className={classes.facts}>
        <dt><Trans>When</Trans></dt><dd><Instant of={entry.at} timeZone={timeZone} /></dd>
        <dt><Trans>Who</Trans></dt><dd>{who(entry.by)}</dd>
        {branch && <><dt><Trans>Branch</Trans></dt><dd>{branch.name}</dd></>}
        {entry.address && <><dt><Trans>From where</Trans></dt><dd>{entry.address}</dd></>}
        <dt><Trans>Of what</Trans></dt><dd>{to ? <Link to={to}>{word ? i18n._(word) : entry.subject.kind}</Link> : word ? i18n._(word) : entry.subject.kind}</dd>
        <dt><Trans>Code</Trans></dt><dd><code>{entry.action}</code></dd>
        {changesOf(entry.changes).map(({ field, before, value }) => <Fragment key={field}><dt><code>{field}</code></dt><dd>{before !== null && <><del>{before || '–'}</del> → </>}{value || '–'}</dd></Fragment>)}
      </dl>
      {entry.personal && <p className={classes.quiet}>{t`What was personal in this change is sealed under the key of the person and is not shown here.`}</p>}
      <Button size="xs" onClick={() => onSubject(entry.subject.id)}><Trans>Everything done to the same thing</Trans></Button>
    </Panel>
  )
}
