import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { Product } from '../contract.ts'
import { describeVariant } from '../domain/index.ts'
import { ChangeProduct } from './change-product.tsx'
import { KindIcon } from './kind-icon.tsx'
import { useKindNames } from './kind-names.ts'
import { OptionsPart } from './options-part.tsx'
import { PictureField } from './picture-field.tsx'
import { PriceHistory } from './price-history.tsx'
import { PricesPart } from './prices/prices-part.tsx'
import { WhichPrice } from './prices/which-price.tsx'
import classes from './product-page.module.css'
import { useSayDetails } from './say-details.tsx'
import { useTaxClasses } from './use-tax-classes.ts'
import { VariantsTable } from './variants-table.tsx'

/** One product: what it is, its variants with their prices today, and what they have cost before. */
export default function ProductPage() {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  const mayChange = useMay('products.write')
  const [kinds, sayDetails, taxes] = [useKindNames(), useSayDetails(), useTaxClasses()]
  const product = useRead<Product>(`/products/${id}`, { kinds: ['catalog'] })
  const [changing, setChanging] = useState(false)
  useKeys({ ...(mayChange && !changing && { E: () => setChanging(true) }), ...(changing && { Esc: () => setChanging(false) }) })
  const back = { to: paths.products(), label: t`Products` }
  if (!product.data) {
    return (
      <>
        <PageHead title={t`Product`} back={back} />
        <div className={classes.body}>
          {product.error ? <ProblemOf problem={product.error} ways={<Button onClick={() => void product.refetch()}><Trans>Try again</Trans></Button>} /> : <Loading label={t`Fetching the product`}><BoneRows rows={6} /></Loading>}
        </div>
      </>
    )
  }
  if (changing) return <ChangeProduct key={id} product={product.data} onDone={() => setChanging(false)} />
  const { kind, brand, name, active, taxClass } = product.data
  return (
    <>
      <PageHead
        back={back}
        title={describeVariant({ brand, name, variantName: '' })}
        actions={mayChange && <Button leftSection={<IconPencil aria-hidden />} rightSection={<KeyCaps caps={['E']} />} onClick={() => setChanging(true)}><Trans>Change</Trans></Button>}
      >
        <Tag mark={<KindIcon of={kind} />}>{kinds[kind]}</Tag>
        {!active && <Tag tone="done"><Trans>no longer sold</Trans></Tag>}
      </PageHead>
      <div className={classes.body}>
        <p className={classes.line}><span>{sayDetails(product.data)}</span> <span className={classes.tax}>{taxes.say(taxClass)}</span></p>
        <PictureField product={product.data} mayChange={mayChange} />
        <VariantsTable product={product.data} />
        <OptionsPart product={product.data} />
        <PricesPart product={product.data} />
        <WhichPrice product={product.data} />
        <PriceHistory product={product.data} />
      </div>
    </>
  )
}
