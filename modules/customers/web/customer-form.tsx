import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { languageNames, languages } from '#kernel/languages'
import { useSignedIn } from '#modules/identity/web'
import type { Problem } from '#platform/ui/api/problem'
import { DayInput } from '#platform/ui/day-input.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Draft } from '#platform/ui/use-draft'
import { AddressesField } from './addresses-field.tsx'
import { useChannelNames, useClassNames } from './class-names.ts'
import { ContactRows } from './contact-rows.tsx'
import classes from './customer-form.module.css'
import { DuplicateWarning } from './duplicate-warning.tsx'
import { useEmailProblem } from './email-problem.ts'
import { sentIndex, type CustomerFields } from './customer-fields.ts'
import { useNameFields } from './name-fields.ts'
import { GuardianField, HouseholdField } from './relatives-fields.tsx'
import { TagsField } from './tags-field.tsx'
import { TaxIdsField } from './tax-ids-field.tsx'
import { usePhoneCheck } from './use-phone-check.ts'

export interface CustomerFormProps {
  readonly draft: Draft<CustomerFields>
  readonly problem: Problem | null
  /** The customer who is being changed; left out for a new one. */
  readonly customerId?: string
  /** What saves it, under the fields. */
  readonly children: ReactNode
}

/** Everything about a customer that is typed: who, how to reach them, what else to know. Each problem stands at its field. */
export function CustomerForm({ draft: { values, set, changed }, problem, customerId, children }: CustomerFormProps) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const [channels, ranks] = [useChannelNames(), useClassNames()]
  const errorOf = (field: 'phones' | 'emails') => (row: number) => {
    const index = sentIndex(values[field], row)
    return index === null ? undefined : problem?.at(`${field}/${index}/value`)
  }
  const [emailProblem, phone] = [useEmailProblem(), usePhoneCheck()]
  const emailError = (row: number) => emailProblem(values.emails[row] ?? '', errorOf('emails')(row))
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))
  return (
    <div className={classes.form}>
      {(customerId === undefined || changed) && <DuplicateWarning typed={values} exceptId={customerId} />}
      <div className={classes.panels}>
        <Panel title={t`Who`}>
          <FormGrid>
            {useNameFields().map(({ field, label }, index) => (
              <TextInput key={field} ref={index === 0 ? focusOnOpen : undefined} label={label} maxLength={80} autoComplete="off" value={values[field]} error={problem?.at(field)} onChange={(event) => set(field, event.currentTarget.value)} />
            ))}
            <TextInput label={t`Title`} maxLength={40} autoComplete="off" value={values.title ?? ''} error={problem?.at('title')} onChange={(event) => set('title', event.currentTarget.value || null)} />
            <DayInput label={t`Born`} value={values.birthOn} error={problem?.at('birthOn')} onChange={(day) => set('birthOn', day)} />
            <NativeSelect label={t`Class`} value={values.class} data={options(ranks)} onChange={(event) => set('class', event.currentTarget.value as CustomerFields['class'])} />
            {branches.length > 1 && (
              <NativeSelect label={t`Home branch`} value={values.homeBranchId ?? ''} data={[{ value: '', label: '–' }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => set('homeBranchId', event.currentTarget.value || null)} />
            )}
          </FormGrid>
        </Panel>
        <Panel title={t`How to reach them`}>
          <FormGrid>
            <WholeRow><ContactRows label={t`Phone`} add={<Trans>Another number</Trans>} type="tel" values={values.phones} errorAt={(row) => phone.problemOf(values.phones[row] ?? '') ?? errorOf('phones')(row)} onLeave={phone.check} onChange={(phones) => set('phones', phones)} /></WholeRow>
            <WholeRow><ContactRows label={t`E-mail`} add={<Trans>Another e-mail</Trans>} type="email" values={values.emails} errorAt={emailError} onChange={(emails) => set('emails', emails)} /></WholeRow>
            <NativeSelect label={t`Language`} value={values.language} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} onChange={(event) => set('language', event.currentTarget.value as CustomerFields['language'])} />
            <NativeSelect
              label={t`Likes to hear by`}
              value={values.preferredChannel ?? ''}
              data={[{ value: '', label: t`not said` }, ...options(channels)]}
              onChange={(event) => set('preferredChannel', (event.currentTarget.value || null) as CustomerFields['preferredChannel'])}
            />
          </FormGrid>
        </Panel>
        <Panel title={t`Addresses and tax`}>
          <AddressesField value={values.addresses} errorAt={(index, field) => problem?.at(`addresses/${index}/${field}`)} onChange={(addresses) => set('addresses', addresses)} />
          <TaxIdsField value={values.taxIds} errorAt={(sent) => problem?.at(`taxIds/${sent}/value`)} onChange={(taxIds) => set('taxIds', taxIds)} />
        </Panel>
        <Panel title={t`People around them`}>
          <FormGrid>
            <WholeRow><HouseholdField value={values.householdWith} error={problem?.at('householdWith')} onChange={(one) => set('householdWith', one)} /></WholeRow>
            <WholeRow><GuardianField value={values.guardian} errorAt={(field) => problem?.at(field)} onChange={(guardian) => set('guardian', guardian)} /></WholeRow>
            <TextInput label={t`Employer`} maxLength={120} value={values.employer ?? ''} error={problem?.at('employer')} onChange={(event) => set('employer', event.currentTarget.value || null)} />
            <TextInput label={t`Insurer`} maxLength={120} value={values.insurer?.name ?? ''} error={problem?.at('insurer/name')} onChange={(event) => set('insurer', { name: event.currentTarget.value, number: values.insurer?.number ?? '' })} />
            {values.insurer?.name && <TextInput label={t`Insurance number`} maxLength={40} value={values.insurer.number} error={problem?.at('insurer/number')} onChange={(event) => set('insurer', { name: values.insurer?.name ?? '', number: event.currentTarget.value })} />}
          </FormGrid>
        </Panel>
        <Panel title={t`What else to know`}>
          <FormGrid>
            <WholeRow><TagsField value={values.tags} error={problem?.errors.find(({ pointer }) => pointer.startsWith('/tags'))?.detail} onChange={(tags) => set('tags', tags)} /></WholeRow>
            <WholeRow><Textarea label={t`Note`} description={t`Seen by everybody who serves them; nothing about health.`} inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={3} maxRows={12} maxLength={2000} value={values.note ?? ''} error={problem?.at('note')} onChange={(event) => set('note', event.currentTarget.value || null)} /></WholeRow>
            <WholeRow><TextInput label={t`How they came to us`} maxLength={80} value={values.source ?? ''} error={problem?.at('source')} onChange={(event) => set('source', event.currentTarget.value || null)} /></WholeRow>
          </FormGrid>
        </Panel>
      </div>
      {children}
    </div>
  )
}
