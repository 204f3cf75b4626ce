import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useSend } from '#platform/ui/api/use-send'
import { useDraft } from '#platform/ui/use-draft'
import { useSignedIn } from './session.ts'
import { PinPanel } from './pin-panel.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** Oneself: name, password, PIN. Language and look are changed in the top bar, where they show at once. */
export default function ProfilePage() {
  return (
    <SettingsFrame title="profile">
      <Name />
      <Password />
      <PinPanel />
    </SettingsFrame>
  )
}

function Name() {
  const { t } = useLingui()
  const { person } = useSignedIn().session
  const draft = useDraft({ name: person.name })
  const save = useSend<unknown, Partial<{ name: string }>>({ name: 'me.rename', method: 'PATCH', path: '/me', kinds: ['identity'] })
  const [saved, setSaved] = useState(false)
  return (
    <Panel title={t`Who I am`}>
      <FormGrid>
        <TextInput label={t`Name`} autoComplete="name" maxLength={120} value={draft.values.name} error={save.problem?.at('name')} onChange={(event) => draft.set('name', event.currentTarget.value)} />
        <WholeRow><TextInput label={t`E-mail, for signing in`} value={person.email} readOnly /></WholeRow>
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar
        label={t`Save the name`}
        ready={draft.changed && draft.values.name.trim() !== ''}
        pending={save.pending}
        problem={save.problem}
        fields={['name']}
        saved={saved && !draft.changed ? t`Saved` : undefined}
        onSave={() => void save.send(draft.changes()).then((done) => setSaved(done !== null))}
      />
    </Panel>
  )
}

function Password() {
  const { t } = useLingui()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [saved, setSaved] = useState(false)
  const save = useSend<unknown, { current: string; next: string }>({ name: 'me.change-password', method: 'POST', path: '/me/password', kinds: [], secret: true })
  const tooShort = next !== '' && next.length < 10
  const change = async () => {
    if (!(await save.send({ current, next }))) return
    setCurrent('')
    setNext('')
    setSaved(true)
  }
  return (
    <Panel title={t`Password`} note={t`Length is what counts: ten characters or more`}>
      <FormGrid>
        <PasswordInput label={t`Present password`} autoComplete="current-password" value={current} error={save.problem?.at('current')} onChange={(event) => setCurrent(event.currentTarget.value)} />
        <PasswordInput label={t`New password`} autoComplete="new-password" value={next} error={tooShort ? t`${plural(10 - next.length, { one: '# more character', other: '# more characters' })}` : save.problem?.at('next')} onChange={(event) => setNext(event.currentTarget.value)} />
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar
        label={t`Change the password`}
        ready={current !== '' && next.length >= 10}
        pending={save.pending}
        problem={save.problem}
        fields={['current', 'next']}
        saved={saved && next === '' ? t`Changed` : undefined}
        onSave={() => void change()}
      />
    </Panel>
  )
}
