import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useBranch, useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { PageHead } from '#platform/ui/page-head.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { searchText } from '#platform/ui/search-text'
import { paths } from '#web/paths'
import type { Customer } from '../contract.ts'
import { readTypedPerson } from '../domain/index.ts'
import { blankFields, toSend } from './customer-fields.ts'
import { CustomerForm } from './customer-form.tsx'
import type { NewCustomerInput } from './types.ts'

/** Takes somebody into the files; what was typed into the search before is here already. */
export default function NewCustomerPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { organization } = useSignedIn().session
  const branch = useBranch()
  const search: { name?: unknown } = useSearch({ strict: false })
  const [id] = useState(newId)
  const [blank] = useState(() => blankFields(readTypedPerson(searchText(search.name)), organization.language, branch?.id ?? null))
  const draft = useDraft(blank)
  const add = useSend<Customer, NewCustomerInput>({ name: 'customer.add', method: 'POST', path: '/customers', kinds: ['customers'] })
  const save = async () => {
    const done = await add.send({ id, ...toSend(draft.values) })
    if (done) void navigate({ to: paths.customer(done.answer.id), replace: true })
  }
  return (
    <>
      <PageHead title={t`New customer`} back={{ to: paths.customers(), label: t`Customers` }} />
      <CustomerForm draft={draft} problem={add.problem}>
        <SaveBar label={<Trans>Add the customer</Trans>} ready={draft.values.familyName.trim() !== ''} pending={add.pending} problem={add.problem} onSave={() => void save()} onCancel={() => void navigate({ to: paths.customers() })} />
      </CustomerForm>
    </>
  )
}
