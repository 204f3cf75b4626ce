import { useLingui } from '@lingui/react/macro'
import { useCalling } from '#platform/ui/api/calling'
import type { Product } from '../contract.ts'
import { KindIcon } from './kind-icon.tsx'
import classes from './product-picture.module.css'

/** The picture of a product, or the mark of its kind where there is none. Named by what stands beside it. */
export function ProductPicture({ product, size }: { readonly product: Pick<Product, 'id' | 'kind' | 'pictureId'>; readonly size: 'thumb' | 'large' }) {
  const { t } = useLingui()
  const { organizationId } = useCalling()
  if (!product.pictureId) return size === 'thumb' ? <KindIcon of={product.kind} /> : null
  // The file's id in the address: another picture is another address, and no old one is shown.
  const address = `/api/v1/products/${product.id}/picture?organization=${organizationId}&file=${product.pictureId}`
  return <img className={classes[size]} src={address} alt={size === 'thumb' ? '' : t`Picture of the product`} loading="lazy" decoding="async" />
}
