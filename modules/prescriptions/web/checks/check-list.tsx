import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { Finding } from '../../domain/index.ts'
import { EyeMark } from '../eye-mark.tsx'
import classes from './check-list.module.css'
import { useFindingWords } from './use-finding-words.ts'
import type { Checks } from './use-checks.ts'

/** What was looked at, beside the form: a tick where it agrees, amber where a second look is asked for, red where it is refused. */
export function CheckList({ checks }: { readonly checks: Checks }) {
  const { t } = useLingui()
  const say = useFindingWords()
  const { staff: { name } } = useSignedIn().session
  const { findings, open, mayOverride, decide } = checks
  const first = open.find(({ weight }) => weight === 'look-again')
  if (findings.length === 0) return null
  return (
    <ul className={classes.list} aria-label={t`Checks`} aria-live="polite">
      {findings.map((finding) => {
        const isOpen = open.includes(finding)
        const weight = isOpen ? finding.weight : 'agrees'
        return (
          <li key={`${finding.rule}.${finding.eye}.${finding.cell}`} data-weight={weight}>
            {weight === 'agrees' ? <IconCheck size={15} aria-label={t`agrees`} /> : <WarningMark size={15} label={weight === 'refused' ? t`refused` : t`look again`} />}
            {finding.eye && <EyeMark eye={finding.eye} />}
            <span className={classes.said}>
              <b>{say(finding)}</b>
              {!isOpen && finding.weight !== 'agrees' && <span className={classes.by}><Trans>{name} looked again</Trans></span>}
              {finding === first && <span><Trans>Look at the paper again.</Trans></span>}
              {weight === 'refused' && !mayOverride && <span><Trans>Refused here. The owner, a manager or an optometrist may let it stand.</Trans></span>}
            </span>
            {weight === 'look-again' && <Button size="xs" rightSection={finding === first && <KeyCaps fixed caps={['Y']} />} onClick={() => decide(finding, null)}><Trans>It is right</Trans></Button>}
            {weight === 'refused' && mayOverride && <Override finding={finding} onStand={(reason) => decide(finding, reason)} />}
          </li>
        )
      })}
    </ul>
  )
}

function Override({ finding, onStand }: { readonly finding: Finding; readonly onStand: (reason: string) => void }) {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  return (
    <span className={classes.override}>
      <TextInput size="xs" aria-label={t`Why it stands`} placeholder={t`Why it stands`} maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-rule={finding.rule} />
      <Button size="xs" disabled={reason.trim() === ''} onClick={() => onStand(reason.trim())}><Trans>Let it stand</Trans></Button>
    </span>
  )
}
