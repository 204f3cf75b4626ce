import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { rights, type Right } from '../domain/index.ts'
import classes from './api-key-form.module.css'
import { rightNames } from './names.ts'
import { useSignedIn } from './session.ts'
import type { ApiKeyMade, NewApiKey } from './types.ts'

const dayMs = 86_400_000

/** Makes a key for another program. Its secret is shown once, here, and kept nowhere that could be read again. */
export function ApiKeyForm({ onDone }: { readonly onDone: () => void }) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const draft = useDraft({ name: '', everything: false, scopes: [] as Right[], days: '365', branchId: '' })
  const [made, setMade] = useState<ApiKeyMade | null>(null)
  const make = useSend<ApiKeyMade, NewApiKey>({ name: 'api-key.make', method: 'POST', path: '/api-keys', kinds: ['identity'], secret: true })
  const { values, set } = draft
  const own = rights.filter((right) => session.rights[right])

  const send = async () => {
    const done = await make.send({
      id: newId(),
      name: values.name.trim(),
      scopes: values.everything ? ['all'] : values.scopes,
      branchIds: values.branchId ? [values.branchId] : null,
      expiresAt: values.days ? new Date(Date.now() + Number(values.days) * dayMs).toISOString() : null,
    })
    if (done) setMade(done.answer)
  }
  if (made) {
    return (
      <Panel title={made.name}>
        <p><Trans>Copy the key now. It is not shown again; if it is lost, end it and make another.</Trans></p>
        <div style={{ margin: '10px 0' }}>{made.secret && <CopyText text={made.secret} label={t`API key`} />}</div>
        <Button variant="filled" onClick={onDone}><Trans>I have it</Trans></Button>
      </Panel>
    )
  }
  return (
    <Panel title={t`New API key`}>
      <FormGrid>
        <WholeRow><TextInput label={t`What it is for`} placeholder={t`E-shop`} ref={focusOnOpen} maxLength={80} value={values.name} error={make.problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} /></WholeRow>
        <NativeSelect
          label={t`Works until`}
          value={values.days}
          onChange={(event) => set('days', event.currentTarget.value)}
          data={[{ value: '30', label: t`30 days from now` }, { value: '365', label: t`one year from now` }, { value: '', label: t`it is ended by hand` }]}
        />
        {session.branches.length > 1 && (
          <NativeSelect
            label={t`Where`}
            value={values.branchId}
            onChange={(event) => set('branchId', event.currentTarget.value)}
            data={[{ value: '', label: t`in all branches` }, ...session.branches.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <WholeRow>
          <fieldset className={classes.scopes}>
            <legend><Trans>What it may</Trans></legend>
            <Switch label={t`Everything that I may`} checked={values.everything} onChange={(event) => set('everything', event.currentTarget.checked)} />
            {!values.everything && own.map((right) => (
              <Checkbox
                key={right}
                label={i18n._(rightNames[right])}
                checked={values.scopes.includes(right)}
                onChange={(event) => set('scopes', event.currentTarget.checked ? [...values.scopes, right] : values.scopes.filter((one) => one !== right))}
              />
            ))}
          </fieldset>
        </WholeRow>
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar label={<Trans>Make the key</Trans>} ready={values.name.trim() !== '' && (values.everything || values.scopes.length > 0)} pending={make.pending} problem={make.problem} fields={['name']} onSave={() => void send()} onCancel={onDone} />
    </Panel>
  )
}
