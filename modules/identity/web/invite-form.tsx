import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { languageNames, languages } from '#kernel/languages'
import { useSend } from '#platform/ui/api/use-send'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { RolesField } from './roles-field.tsx'
import { useSignedIn } from './session.ts'
import type { HeldRole, NewStaff, StaffAdded } from './types.ts'

/** Takes somebody on: name, e-mail, roles. They set their own password by the link that comes by e-mail, or that is shown here. */
export function InviteForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui()
  const { organization, branches } = useSignedIn().session
  const draft = useDraft({ name: '', email: '', language: organization.language, roles: [{ role: 'optician', branchId: branches[0]?.id ?? null }] as HeldRole[] })
  const [added, setAdded] = useState<StaffAdded | null>(null)
  const invite = useSend<StaffAdded, NewStaff>({ name: 'staff.invite', method: 'POST', path: '/staff', kinds: ['identity'] })
  const { values, set } = draft
  if (added) {
    return (
      <Panel title={added.name}>
        {added.setPasswordLink ? (
          <>
            <p><Trans>No mail server is set up here, so give them this link. It sets their password and works once.</Trans></p>
            <div style={{ margin: '10px 0' }}><CopyText text={added.setPasswordLink} label={t`Link that sets the password`} /></div>
          </>
        ) : (
          <p style={{ marginBottom: 10 }}><Trans>An e-mail is on its way to {added.email}. The link in it sets their password.</Trans></p>
        )}
        <Button variant="filled" onClick={onDone}><Trans>Done</Trans></Button>
      </Panel>
    )
  }
  const send = async () => {
    const done = await invite.send({ id: newId(), ...values })
    if (done) setAdded(done.answer)
  }
  return (
    <Panel title={t`Invite somebody`}>
      <FormGrid>
        <WholeRow><TextInput label={t`Name`} ref={focusOnOpen} maxLength={120} value={values.name} error={invite.problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} /></WholeRow>
        <WholeRow><TextInput label={t`E-mail, for signing in`} type="email" value={values.email} error={invite.problem?.at('email')} onChange={(event) => set('email', event.currentTarget.value)} /></WholeRow>
        <WholeRow>
          <NativeSelect label={t`Language`} value={values.language} onChange={(event) => set('language', languages.find((one) => one === event.currentTarget.value) ?? values.language)} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
        </WholeRow>
        <WholeRow><RolesField value={values.roles} onChange={(roles) => set('roles', roles)} /></WholeRow>
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar label={<Trans>Invite</Trans>} ready={values.name.trim() !== '' && values.email.includes('@') && values.roles.length > 0} pending={invite.pending} problem={invite.problem} fields={['name', 'email']} onSave={() => void send()} onCancel={onDone} />
    </Panel>
  )
}
