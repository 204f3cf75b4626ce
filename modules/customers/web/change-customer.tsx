import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { touchesKinds } from '#platform/ui/api/hints'
import { useSend } from '#platform/ui/api/use-send'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { paths } from '#web/paths'
import type { Customer } from '../contract.ts'
import { changedFields } from '../domain/index.ts'
import { fieldsOf, toSend } from './customer-fields.ts'
import { CustomerForm } from './customer-form.tsx'
import type { CustomerChangeInput } from './types.ts'
import { useFieldNames } from './use-field-names.ts'

/** Changes a customer. What somebody else changed meanwhile is said, and one's own changes stay to be saved on top of it. */
export function ChangeCustomer({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const names = useFieldNames()
  const [begunWith] = useState(customer)
  const draft = useDraft(fieldsOf(customer))
  const change = useSend<Customer, CustomerChangeInput>({ name: 'customer.change', method: 'PATCH', path: `/customers/${customer.id}`, kinds: ['customers'] })
  const stale = change.problem?.type === 'http/version-stale'
  const theirs = changedFields(fieldsOf(begunWith), fieldsOf((stale ? change.problem?.extra.current : customer) as Customer)).after
  const save = async () => {
    if (await change.send(toSend(draft.changes()), customer.version)) onDone()
  }
  const lookAgain = () => {
    change.forget()
    void queries.invalidateQueries({ predicate: touchesKinds(['customers']) })
  }
  const sayFields = (fields: readonly string[]) => fields.map((field) => names[field as keyof typeof names]).join(', ')
  const touched = Object.keys(theirs)
  const [changed, both] = [sayFields(touched), sayFields(touched.filter((field) => field in draft.changes()))]
  return (
    <>
      <PageHead title={<span lang={customer.language}>{customer.name}</span>} back={{ to: paths.customers(), label: t`Customers` }} />
      <CustomerForm draft={draft} problem={change.problem} customerId={customer.id}>
        {touched.length > 0 && (
          <ProblemPanel tone="hold" title={t`Somebody changed this customer while you were typing`} ways={stale ? <Button onClick={lookAgain}><Trans>Show their changes</Trans></Button> : undefined}>
            <Trans>Changed: {changed}. What you typed is kept here and can be saved on top of it.</Trans>{' '}
            {both && <Trans>You both changed {both}: saving keeps yours.</Trans>}
          </ProblemPanel>
        )}
        <SaveBar label={<Trans>Save the customer</Trans>} ready={draft.changed && draft.values.familyName.trim() !== ''} pending={change.pending} problem={stale ? null : change.problem} onSave={() => void save()} onCancel={onDone} />
      </CustomerForm>
    </>
  )
}
