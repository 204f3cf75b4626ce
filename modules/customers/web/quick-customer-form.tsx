import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { languageNames, languages } from '#kernel/languages'
import { useBranch, useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { Customer, CustomerItem } from '../contract.ts'
import type { TypedPerson } from '../domain/index.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { useEmailProblem } from './email-problem.ts'
import { itemOf } from './item-of.ts'
import { useNameFields } from './name-fields.ts'
import type { NewCustomerInput } from './types.ts'
import { useDuplicates } from './use-duplicates.ts'

/** A new customer with the least that an order needs; the rest can be told later. Calls back with nobody when left by Esc. */
export function QuickCustomerForm({ typed, onDone }: { readonly typed: TypedPerson; readonly onDone: (made: CustomerItem | null) => void }) {
  const { t } = useLingui()
  const { organization } = useSignedIn().session
  const branch = useBranch()
  const [id] = useState(newId)
  const [values, setValues] = useState({ ...typed, language: organization.language })
  const add = useSend<Customer, NewCustomerInput>({ name: 'customer.add', method: 'POST', path: '/customers', kinds: ['customers'] })
  const names = useNameFields()
  const emailProblem = useEmailProblem()
  const known = useDuplicates({ ...values, birthOn: null, phones: [values.phone], emails: [values.email], taxIds: [] })
  useKeys({ Esc: () => onDone(null) })
  const set = (name: keyof typeof values, value: string) => setValues((before) => ({ ...before, [name]: value }))
  const save = async () => {
    const { phone, email, ...person } = values
    const done = await add.send({ id, ...person, homeBranchId: branch?.id ?? null, phones: phone.trim() ? [{ value: phone }] : [], emails: email.trim() ? [{ value: email }] : [] })
    if (done) onDone(itemOf(done.answer))
  }
  // The cursor goes where something is still missing.
  const first = values.familyName === '' ? 'familyName' : 'phone'
  const [firstMissing] = useState(first)
  const at = (field: string) => ({ ref: firstMissing === field ? focusOnOpen : undefined })
  return (
    <section aria-label={t`New customer`}>
      {known.length > 0 && (
        <ProblemPanel tone="hold" title={t`This may be somebody who is here already`}>
          <DuplicateList items={known.slice(0, 2)} act={<Trans>Take this one</Trans>} onPick={onDone} />
        </ProblemPanel>
      )}
      <FormGrid>
        {names.map(({ field, label }) => (
          <TextInput key={field} {...at(field)} label={label} maxLength={80} required={field === 'familyName'} withAsterisk={false} value={values[field]} error={add.problem?.at(field)} onChange={(event) => set(field, event.currentTarget.value)} />
        ))}
        <TextInput {...at('phone')} label={t`Phone`} type="tel" value={values.phone} error={add.problem?.at('phones/0/value')} onChange={(event) => set('phone', event.currentTarget.value)} />
        <TextInput label={t`E-mail`} type="email" value={values.email} error={emailProblem(values.email, add.problem?.at('emails/0/value'))} onChange={(event) => set('email', event.currentTarget.value)} />
        <NativeSelect label={t`Language`} value={values.language} onChange={(event) => set('language', event.currentTarget.value)} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
      </FormGrid>
      <div style={{ height: 10 }} />
      <SaveBar label={<Trans>Add the customer</Trans>} ready={values.familyName.trim() !== ''} pending={add.pending} problem={add.problem} onSave={() => void save()} onCancel={() => onDone(null)} />
    </section>
  )
}
