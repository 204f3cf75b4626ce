import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { makePasskey, passkeysWork } from '#platform/ui/passkey'
import type { Ceremony } from '#platform/ui/passkey'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { passkey, passkeyMade } from '../../contracts/second-factor.ts'
import { deviceName } from '../../domain/index.ts'
import classes from './security.module.css'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
type Passkey = z.output<typeof passkey>

/** Passkeys: several, each with a name; made on this device, on a phone or on a security key. */
export function PasskeysPanel({ passkeys, onCodes }: { readonly passkeys: readonly Passkey[]; readonly onCodes: (codes: readonly string[]) => void }) {
  const { t } = useLingui()
  return (
    <Panel title={t`Passkeys`} note={passkeys.length > 0 ? passkeys.length : t`none yet`}>
      <p className={classes.text}><Trans>A passkey signs you in with your finger, your face or the PIN of the device: no e-mail, no password, nothing that could be seen or sent to somebody.</Trans></p>
      {passkeys.length > 0 && <ul className={classes.list}>{passkeys.map((one) => <One key={one.id} one={one} />)}</ul>}
      {passkeysWork() ? <Add onCodes={onCodes} /> : (
        <ProblemPanel tone="quiet" title={t`Not under this address`}><Trans>Passkeys need a name and HTTPS, or the computer itself under localhost. Open Lunette under its name and add one there.</Trans></ProblemPanel>
      )}
    </Panel>
  )
}

function One({ one }: { readonly one: Passkey }) {
  const { t } = useLingui()
  const [name, setName] = useState<string | null>(null)
  const rename = useSend<Passkey, { name: string }>({ name: 'passkey.rename', about: one.name, method: 'PATCH', path: `/me/passkeys/${one.id}`, kinds: ['second-factor'] })
  const remove = useSend<null>({ name: 'passkey.remove', method: 'DELETE', path: `/me/passkeys/${one.id}`, body: () => undefined, kinds: ['second-factor', 'identity'], secret: true })
  return (
    <li>
      {name === null ? (
        <div className={classes.row}>
          <span>
            {one.name} {one.synced && <Tag><Trans>on several devices</Trans></Tag>}
            <br />
            <span className={classes.quiet}>{one.lastUsedAt ? <Trans>last used <Instant of={one.lastUsedAt} timeZone={zone} /></Trans> : <Trans>not used yet</Trans>}</span>
          </span>
          <Button size="xs" onClick={() => setName(one.name)} aria-label={t`Rename ${one.name}`}><Trans>Rename</Trans></Button>
          <Button size="xs" disabled={remove.pending} onClick={() => void remove.send(undefined)} aria-label={t`Take ${one.name} away`}><Trans>Take away</Trans></Button>
        </div>
      ) : (
        <form className={classes.row} onSubmit={(event) => { event.preventDefault(); void rename.send({ name: name.trim() }).then((done) => { if (done) setName(null) }) }}>
          <TextInput aria-label={t`Name of the passkey`} maxLength={80} value={name} error={rename.problem?.at('name')} onChange={(event) => setName(event.currentTarget.value)} />
          <Button size="xs" type="submit" disabled={name.trim() === '' || rename.pending}><Trans>Save the name</Trans></Button>
          <Button size="xs" variant="subtle" onClick={() => setName(null)}><Trans>Cancel</Trans></Button>
        </form>
      )}
      {(remove.problem ?? rename.problem) && <ProblemOf problem={remove.problem ?? rename.problem} />}
    </li>
  )
}

function Add({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) {
  const { t } = useLingui()
  const [name, setName] = useState(() => deviceName(navigator.userAgent) ?? '')
  const [failed, setFailed] = useState<string | null>(null)
  const begin = useSend<Ceremony>({ name: 'passkey.begin', method: 'POST', path: '/me/passkeys/options', body: () => undefined, kinds: [], secret: true })
  const save = useSend<z.output<typeof passkeyMade>, object>({ name: 'passkey.add', method: 'POST', path: '/me/passkeys', kinds: ['second-factor', 'sessions'], secret: true })
  const add = async (): Promise<void> => {
    setFailed(null)
    const begun = await begin.send(undefined)
    if (!begun) return
    const made = await makePasskey(begun.answer).catch(() => undefined)
    if (!made) {
      setFailed(made === null ? t`The device made no passkey: it was left, or it has one for you already.` : t`The device cannot make a passkey here.`)
      return
    }
    const done = await save.send({ name: name.trim(), ...made })
    if (done?.answer.recoveryCodes) onCodes(done.answer.recoveryCodes)
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); void add() }}>
      {(begin.problem ?? save.problem) && <ProblemOf problem={begin.problem ?? save.problem} />}
      {failed && <ProblemPanel tone="hold" title={failed} />}
      <div className={classes.row} style={{ alignItems: 'flex-end' }}>
        <TextInput label={t`Name of the passkey`} maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" disabled={name.trim() === '' || begin.pending || save.pending}><Trans>Add a passkey</Trans></Button>
      </div>
    </form>
  )
}
