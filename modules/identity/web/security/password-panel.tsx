import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'

/** One's own password: changed with the one in force. */
export function PasswordPanel() {
  const { t } = useLingui()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [saved, setSaved] = useState(false)
  const save = useSend<unknown, { current: string; next: string }>({ name: 'me.change-password', method: 'POST', path: '/me/password', kinds: ['sessions'], secret: true })
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
