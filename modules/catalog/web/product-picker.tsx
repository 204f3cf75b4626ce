import { useLingui } from '@lingui/react/macro'
import type { ReactNode, Ref } from 'react'
import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Picker } from '#platform/ui/picker.tsx'
import type { Product, productPage, Variant } from '../contract.ts'
import { describeVariant, frameSize, type ProductKind } from '../domain/index.ts'
import { Boxed } from './boxed.tsx'
import { ProductPicture } from './product-picture.tsx'

/** One variant with the product it belongs to; `description` is what an order line says. */
export interface PickedVariant {
  readonly product: Product
  readonly variant: Variant
  readonly description: string
}

export interface ProductPickerProps {
  readonly label: ReactNode
  /** Only products of this kind; all when left out. */
  readonly kind?: ProductKind
  readonly value: PickedVariant | null
  readonly onPick: (picked: PickedVariant | null) => void
  readonly placeholder?: string
  readonly error?: ReactNode
  readonly required?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Something to sell, found by brand, name, SKU or GTIN; each variant is a choice of its own with its price. */
export function ProductPicker({ kind, placeholder, ...rest }: ProductPickerProps) {
  const { t } = useLingui()
  const { organizationId } = useCalling()
  const search = async (text: string, signal: AbortSignal): Promise<readonly PickedVariant[]> => {
    const path = `/products?limit=12&q=${encodeURIComponent(text)}${kind ? `&kind=${kind}` : ''}`
    const { items } = await call<z.output<typeof productPage>>('GET', path, { organizationId, signal })
    return items.flatMap(variantsOf).toSorted((one, other) => Number(isExact(other, text)) - Number(isExact(one, text)))
  }
  return (
    <Picker<PickedVariant>
      {...rest}
      placeholder={placeholder ?? t`Name, SKU or scan`}
      search={search}
      describe={({ product, variant, description }) => ({ id: variant.id, title: description, mark: <ProductPicture product={product} size="thumb" />, detail: <Reminder product={product} variant={variant} /> })}
    />
  )
}

/** What is sold of a product, one by one. */
export const variantsOf = (product: Product): PickedVariant[] => product.variants.filter(({ active }) => active)
  .map((variant) => ({ product, variant, description: describeVariant({ brand: product.brand, name: product.name, variantName: variant.name }) }))

/** A scan or a typed code means this one variant, not its sisters. */
const isExact = ({ variant: { sku, gtin } }: PickedVariant, text: string): boolean => text !== '' && [sku?.toLowerCase(), gtin].includes(text.trim().toLowerCase())

function Reminder({ product, variant }: { readonly product: Product; readonly variant: Variant }) {
  const size = product.kind === 'frame' ? frameSize(product.details) : ''
  return <Dotted parts={[size && <Boxed size={size} />, variant.sku, variant.price && <Money of={variant.price} />]} />
}
