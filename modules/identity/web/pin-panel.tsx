import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { ownPin } from '../contracts/hands.ts'

/** One's PIN for a shared counter computer: set with the password, taken away without. */
export function PinPanel() {
  const { t } = useLingui()
  const own = useRead<z.output<typeof ownPin>>('/me/pin', { kinds: ['pins'] }).data
  const save = useSend<null, { password: string; pin: string }>({ name: 'pin.set', method: 'PUT', path: '/me/pin', secret: true, kinds: ['pins'] })
  const remove = useSend<null>({ name: 'pin.remove', method: 'DELETE', path: '/me/pin', body: () => undefined, kinds: ['pins'] })
  const [password, setPassword] = useState('')
  const [pin, setPin] = useState('')
  const [saved, setSaved] = useState(false)
  const note = own?.dead ? t`It was tried wrongly too often: set another` : own?.setAt ? t`Set. Ctrl Shift H takes over at a shared computer` : t`To take over at a shared computer with Ctrl Shift H`
  async function set(): Promise<void> {
    setSaved(false)
    if (!(await save.send({ password, pin }))) return
    setPassword('')
    setPin('')
    setSaved(true)
  }
  return (
    <Panel title={t`PIN at the counter`} note={note} aside={own?.setAt && <Button size="xs" disabled={remove.pending} onClick={() => void remove.send(undefined)}><Trans>Take the PIN away</Trans></Button>}>
      <FormGrid>
        <PasswordInput label={t`Your password`} autoComplete="current-password" value={password} error={save.problem?.at('password')} onChange={(event) => setPassword(event.currentTarget.value)} />
        <PasswordInput label={t`New PIN, 4 to 8 digits`} inputMode="numeric" autoComplete="off" value={pin} error={save.problem?.at('pin')} onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, 8))} />
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar label={t`Set the PIN`} ready={password !== '' && pin.length >= 4} pending={save.pending} problem={save.problem} fields={['password', 'pin']} saved={saved && pin === '' ? t`Set` : undefined} onSave={() => void set()} />
    </Panel>
  )
}
