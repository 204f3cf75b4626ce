import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { PageHead } from '#platform/ui/page-head.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { paths } from '#web/paths'
import type { Product } from '../contract.ts'
import { blankProduct, isComplete, productToSend, type NewProductInput } from './product-fields.ts'
import { readFilter } from './product-filter.ts'
import { ProductForm } from './product-form.tsx'
import { useTaxClasses } from './use-tax-classes.ts'

/** Takes something new into what is sold. */
export default function NewProductPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { currency } = useSignedIn().session.organization
  const filter = readFilter(useSearch({ strict: false }))
  const { items: taxes } = useTaxClasses()
  const [ids] = useState(() => ({ product: newId(), variant: newId() }))
  const draft = useDraft(blankProduct(filter.kind ?? 'frame', taxes[0]?.code ?? '', ids.variant))
  const add = useSend<Product, NewProductInput>({ name: 'product.add', method: 'POST', path: '/products', kinds: ['catalog'] })
  const save = async () => {
    const done = await add.send(productToSend(ids.product, draft.values, currency))
    if (done) void navigate({ to: paths.product(done.answer.id), replace: true })
  }
  return (
    <>
      <PageHead title={t`New product`} back={{ to: paths.products(), label: t`Products` }} />
      <ProductForm draft={draft} saved={null} problem={add.problem}>
        <SaveBar label={<Trans>Add the product</Trans>} ready={isComplete(draft.values)} pending={add.pending} problem={add.problem} onSave={() => void save()} onCancel={() => void navigate({ to: paths.products() })} />
      </ProductForm>
    </>
  )
}
