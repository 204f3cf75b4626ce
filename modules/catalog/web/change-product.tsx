import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { touchesKinds } from '#platform/ui/api/hints'
import { useSend } from '#platform/ui/api/use-send'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { paths } from '#web/paths'
import type { Product } from '../contract.ts'
import { changeToSend, fieldsOf, isComplete, type ProductChangeInput } from './product-fields.ts'
import { ProductForm } from './product-form.tsx'

/** Changes a product. What somebody else changed meanwhile is said, and one's own changes stay to be saved on top of it. */
export function ChangeProduct({ product, onDone }: { readonly product: Product; readonly onDone: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { currency } = useSignedIn().session.organization
  const [begunWith] = useState(product.version)
  const saved = fieldsOf(product)
  const draft = useDraft(saved)
  const change = useSend<Product, ProductChangeInput>({ name: 'product.change', method: 'PATCH', path: `/products/${product.id}`, kinds: ['catalog'] })
  const stale = change.problem?.type === 'http/version-stale'
  const save = async () => {
    if (await change.send(changeToSend(saved, draft.changes(), currency), product.version)) onDone()
  }
  const lookAgain = () => {
    change.forget()
    void queries.invalidateQueries({ predicate: touchesKinds(['catalog']) })
  }
  return (
    <>
      <PageHead title={product.name} back={{ to: paths.products(), label: t`Products` }} />
      <ProductForm draft={draft} saved={saved} productId={product.id} problem={change.problem}>
        {(stale || product.version !== begunWith) && (
          <ProblemPanel tone="hold" title={t`Somebody changed this product while you were typing`} ways={stale ? <Button onClick={lookAgain}><Trans>Show their changes</Trans></Button> : undefined}>
            <Trans>What you typed is kept here and can be saved on top of it.</Trans>
          </ProblemPanel>
        )}
        <SaveBar label={<Trans>Save the product</Trans>} ready={draft.changed && isComplete(draft.values)} pending={change.pending} problem={stale ? null : change.problem} onSave={() => void save()} onCancel={onDone} />
      </ProductForm>
    </>
  )
}
