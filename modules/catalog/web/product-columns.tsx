import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Column } from '#platform/ui/data-table.tsx'
import { Money } from '#platform/ui/money.tsx'
import type { Product } from '../contract.ts'
import { describeVariant } from '../domain/index.ts'
import { useKindNames } from './kind-names.ts'
import { ProductPicture } from './product-picture.tsx'
import classes from './products-page.module.css'
import { useSayDetails } from './say-details.tsx'
import { useTaxClasses } from './use-tax-classes.ts'

/** What the list says of a product. */
export function useProductColumns(): readonly Column<Product>[] {
  const { t } = useLingui()
  const kinds = useKindNames()
  const sayDetails = useSayDetails()
  const taxes = useTaxClasses()
  return [
    {
      id: 'product',
      head: t`Product`,
      width: '34%',
      cell: (product) => <span className={classes.product}><ProductPicture product={product} size="thumb" /><span className={classes.name}>{describeVariant({ brand: product.brand, name: product.name, variantName: '' })}</span></span>,
    },
    { id: 'kind', head: t`Kind`, width: '120px', phone: 'below', cell: (product) => kinds[product.kind] },
    { id: 'details', head: t`Details`, phone: 'below', cell: (product) => <span className={classes.quiet}>{sayDetails(product)}</span> },
    { id: 'variants', head: t`Variants`, width: '124px', phone: 'hide', cell: (product) => <Variants of={product} /> },
    { id: 'tax', head: t`Tax`, width: '118px', phone: 'hide', cell: (product) => taxes.say(product.taxClass) },
    { id: 'price', head: t`Price`, numeric: true, width: '116px', phone: 'end', cell: (product) => <LowestPrice of={product} /> },
  ]
}

function Variants({ of: { variants } }: { readonly of: Product }) {
  const [only] = variants
  if (variants.length === 1) return <span className={classes.quiet}>{only?.sku ?? only?.name ?? ''}</span>
  return <Plural value={variants.length} one="# variant" other="# variants" />
}

/** The price of a product whose variants cost the same, else the lowest of them. */
function LowestPrice({ of: { variants } }: { readonly of: Product }) {
  const prices = variants.filter(({ active }) => active).flatMap(({ price }) => price ?? []).toSorted((one, other) => one.amount - other.amount)
  const [lowest] = prices
  if (!lowest) return <span className={classes.quiet}>–</span>
  return lowest.amount === prices.at(-1)?.amount ? <Money of={lowest} /> : <Trans>from <Money of={lowest} /></Trans>
}
