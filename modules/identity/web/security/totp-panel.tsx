import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useSend } from '#platform/ui/api/use-send'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { QrCode } from '#platform/ui/qr-code.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { ownFactors, totpConfirmed, totpSetUp } from '../../contracts/second-factor.ts'
import classes from './security.module.css'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
type SetUp = z.output<typeof totpSetUp>

/** An app that makes codes: set up with a picture, replaced by another phone, taken away. */
export function TotpPanel({ totp, onCodes }: { readonly totp: z.output<typeof ownFactors>['totp']; readonly onCodes: (codes: readonly string[]) => void }) {
  const { t } = useLingui()
  const [begun, setBegun] = useState<SetUp | null>(null)
  const begin = useSend<SetUp>({ name: 'totp.begin', method: 'POST', path: '/me/totp', body: () => undefined, kinds: [], secret: true })
  const remove = useSend<null>({ name: 'totp.remove', method: 'DELETE', path: '/me/totp', body: () => undefined, kinds: ['second-factor', 'identity'], secret: true })
  const start = async (): Promise<void> => {
    const done = await begin.send(undefined)
    if (done) setBegun(done.answer)
  }
  return (
    <Panel
      title={t`Codes from an app`}
      note={totp ? <Trans>set up, <Instant of={totp.since} timeZone={zone} /></Trans> : t`not set up`}
      aside={totp && !begun && <Button size="xs" disabled={remove.pending} onClick={() => void remove.send(undefined)}><Trans>Take the app away</Trans></Button>}
    >
      {begin.problem && <ProblemOf problem={begin.problem} />}
      {remove.problem && <ProblemOf problem={remove.problem} />}
      {begun ? <Confirm begun={begun} onCancel={() => setBegun(null)} onDone={(codes) => { setBegun(null); if (codes) onCodes(codes) }} /> : (
        <>
          <p className={classes.text}><Trans>An app on your phone shows a new code every half minute. After the password Lunette asks for it; who only knows the password does not come in. Any app for such codes will do.</Trans></p>
          <Button disabled={begin.pending} onClick={() => void start()}>{totp ? <Trans>Set up another phone</Trans> : <Trans>Set up an app</Trans>}</Button>
        </>
      )}
    </Panel>
  )
}

function Confirm({ begun, onCancel, onDone }: { readonly begun: SetUp; readonly onCancel: () => void; readonly onDone: (codes: readonly string[] | null) => void }) {
  const { t } = useLingui()
  const [code, setCode] = useState('')
  const confirm = useSend<z.output<typeof totpConfirmed>, { code: string }>({ name: 'totp.confirm', method: 'POST', path: '/me/totp/confirm', kinds: ['second-factor', 'sessions'], secret: true })
  const send = async (): Promise<void> => {
    const done = await confirm.send({ code })
    if (done) onDone(done.answer.recoveryCodes)
  }
  return (
    <div className={classes.setup}>
      <QrCode text={begun.uri} label={t`QR code for the app`} />
      <div className={classes.steps}>
        <ol>
          <li><Trans>Open the app on your phone and add an account.</Trans></li>
          <li><Trans>Point the camera at the code, or type the key below.</Trans></li>
          <li><Trans>Type the six digits that the app shows.</Trans></li>
        </ol>
        <CopyText text={begun.secret} label={t`Key for the app`} />
        <TextInput label={t`Code from the app`} inputMode="numeric" autoComplete="one-time-code" value={code} error={confirm.problem?.at('code')} onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))} />
        <SaveBar label={t`Switch it on`} ready={code.length === 6} onCancel={onCancel} pending={confirm.pending} problem={confirm.problem} fields={['code']} onSave={() => void send()} />
      </div>
    </div>
  )
}
