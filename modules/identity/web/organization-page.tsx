import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { languageNames, languages } from '#kernel/languages'
import { useSend } from '#platform/ui/api/use-send'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { whyNotAccent } from '../domain/index.ts'
import { AccentField } from './accent-field.tsx'
import { CapabilitiesPanel } from './capabilities-panel.tsx'
import { SamplePanel } from './sample-panel.tsx'
import { SecondFactorRule } from './security/second-factor-rule.tsx'
import { useSignedIn } from './session.ts'
import { SettingsFrame } from './settings-frame.tsx'
import type { Organization, OrganizationChange } from './types.ts'

/** The organization: what it is called, how it looks, which parts of Lunette it uses. */
export default function OrganizationPage() {
  const { organization } = useSignedIn().session
  return (
    <SettingsFrame title="organization" note={`${organization.country} · ${organization.currency}`}>
      {organization.sample && <SamplePanel />}
      <About organization={organization} />
      <SecondFactorRule organization={organization} />
      <CapabilitiesPanel />
    </SettingsFrame>
  )
}

function About({ organization }: { readonly organization: Organization }) {
  const { t } = useLingui()
  const { name, taxNumber, language, vatPayer, pricesGross, accent } = organization
  const draft = useDraft<Pick<Organization, 'name' | 'taxNumber' | 'language' | 'vatPayer' | 'pricesGross' | 'accent'>>({ name, taxNumber, language, vatPayer, pricesGross, accent })
  const [saved, setSaved] = useState(false)
  const save = useSend<Organization, OrganizationChange>({ name: 'organization.change', about: organization.name, method: 'PATCH', path: '/organization', kinds: ['identity'] })
  const { values, set } = draft
  const acceptable = values.name.trim() !== '' && (values.accent === null || whyNotAccent(values.accent) === null)
  return (
    <Panel title={t`Name and look`}>
      <FormGrid>
        <TextInput label={t({ message: 'Name', context: 'of a thing' })} maxLength={120} value={values.name} error={save.problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} />
        <TextInput label={t`Tax number`} maxLength={40} value={values.taxNumber ?? ''} error={save.problem?.at('taxNumber')} onChange={(event) => set('taxNumber', event.currentTarget.value || null)} />
        <NativeSelect
          label={t`Language of papers and messages`}
          value={values.language}
          onChange={(event) => set('language', languages.find((one) => one === event.currentTarget.value) ?? values.language)}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
        <WholeRow>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: '10px 28px', margin: '4px 0' }}>
            <Switch label={t`Pays VAT`} checked={values.vatPayer} onChange={(event) => set('vatPayer', event.currentTarget.checked)} />
            <Switch label={t`Prices include tax`} checked={values.pricesGross} onChange={(event) => set('pricesGross', event.currentTarget.checked)} />
          </div>
        </WholeRow>
        <WholeRow>
          <AccentField value={values.accent} onChange={(chosen) => set('accent', chosen)} />
        </WholeRow>
      </FormGrid>
      <div style={{ height: 14 }} />
      <SaveBar
        label={t`Save the organization`}
        ready={draft.changed && acceptable}
        {...(draft.changed && { onCancel: draft.reset })}
        pending={save.pending}
        problem={save.problem}
        fields={['name', 'taxNumber']}
        saved={saved && !draft.changed ? t`Saved` : undefined}
        onSave={() => void save.send(draft.changes(), organization.version).then((done) => setSaved(done !== null))}
      />
    </Panel>
  )
}
