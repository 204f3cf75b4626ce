import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { useBranchKinds } from './branch-kinds.ts'
import { HoursField } from './hours-field.tsx'
import { useSignedIn } from './session.ts'
import type { Branch, BranchChange, NewBranch } from './types.ts'

type Fields = Required<Pick<Branch, 'name' | 'kind' | 'street' | 'city' | 'postalCode' | 'phone' | 'email' | 'timeZone' | 'hours'>> & { closed: boolean }

const blank = (timeZone: string): Fields => ({
  name: '', kind: 'shop', street: null, city: null, postalCode: null, phone: null, email: null, timeZone, closed: false,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })),
})

/** Adds a branch, or changes one. */
export function BranchForm({ branch, onDone }: { readonly branch: Branch | null; readonly onDone: () => void }) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const kinds = useBranchKinds()
  const zone = session.branches[0]?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const draft = useDraft<Fields>(branch ? { ...branch, closed: branch.closedAt !== null } : blank(zone))
  const add = useSend<Branch, NewBranch>({ name: 'branch.add', method: 'POST', path: '/branches', kinds: ['identity'] })
  const change = useSend<Branch, BranchChange>({ name: 'branch.change', about: branch?.name ?? '', method: 'PATCH', path: `/branches/${branch?.id}`, kinds: ['identity'] })
  const { problem, pending } = branch ? change : add
  const { values, set } = draft

  const save = async () => {
    const { closed: _closed, ...fields } = values
    const done = branch ? await change.send(draft.changes(), branch.version) : await add.send({ id: newId(), ...fields })
    if (done) onDone()
  }
  const text = (name: 'street' | 'city' | 'postalCode' | 'phone' | 'email', label: string) => (
    <TextInput label={label} value={values[name] ?? ''} error={problem?.at(name)} onChange={(event) => set(name, event.currentTarget.value || null)} />
  )
  return (
    <Panel title={branch ? branch.name : t`New branch`}>
      <FormGrid>
        <WholeRow><TextInput label={t({ message: 'Name', context: 'of a thing' })} ref={branch ? undefined : focusOnOpen} maxLength={120} value={values.name} error={problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} /></WholeRow>
        <NativeSelect
          label={t`Kind`}
          value={values.kind}
          onChange={(event) => set('kind', event.currentTarget.value as Fields['kind'])}
          data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        />
        <TextInput label={t`Time zone`} list="time-zones" value={values.timeZone} error={problem?.at('timeZone')} onChange={(event) => set('timeZone', event.currentTarget.value)} />
        <WholeRow>{text('street', t`Street and number`)}</WholeRow>
        {text('postalCode', t`Postal code`)}
        {text('city', t`City`)}
        {text('phone', t`Phone`)}
        {text('email', t`E-mail`)}
        <WholeRow><HoursField value={values.hours} onChange={(hours) => set('hours', hours)} /></WholeRow>
        {branch && <WholeRow><Switch label={t`Closed down`} description={t`Takes nothing new; what it did stays on record`} checked={values.closed} onChange={(event) => set('closed', event.currentTarget.checked)} /></WholeRow>}
      </FormGrid>
      <datalist id="time-zones">{Intl.supportedValuesOf('timeZone').map((name) => <option key={name} value={name}>{name}</option>)}</datalist>
      <div style={{ height: 12 }} />
      <SaveBar label={branch ? <Trans>Save the branch</Trans> : <Trans>Add the branch</Trans>} ready={values.name.trim() !== '' && (!branch || draft.changed)} pending={pending} problem={problem} fields={['name', 'timeZone', 'street', 'city', 'postalCode', 'phone', 'email']} onSave={() => void save()} onCancel={onDone} />
    </Panel>
  )
}
