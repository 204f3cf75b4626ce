import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useSend } from '#platform/ui/api/use-send'
import { useDraft } from '#platform/ui/use-draft'
import { useSignedIn } from './session.ts'
import { PinPanel } from './pin-panel.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** Oneself: name and PIN; how one signs in has a page of its own. Language and look are changed in the top bar, where they show at once. */
export default function ProfilePage() {
  return (
    <SettingsFrame title="profile">
      <Name />
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
