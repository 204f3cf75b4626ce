import { Trans, useLingui } from '@lingui/react/macro'
import { useMay, useSignedIn } from '#modules/identity/web'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { Product, Variant } from '../contract.ts'
import { decimalText, marginOf } from '../domain/index.ts'
import { PriceHint } from './price-hint.tsx'
import classes from './product-page.module.css'
import { usePoint } from './say-details.tsx'
import { useTaxClasses } from './use-tax-classes.ts'

/** The variants of a product with what they cost today; cost and margin only for whom they are. */
export function VariantsTable({ product }: { readonly product: Product }) {
  const { t } = useLingui()
  const seesCost = useMay('products.see-cost')
  const ratesBps = useTaxClasses().ratesOf(product.taxClass)
  const none = <span className={classes.quiet}>–</span>
  return (
    <DataTable<Variant>
      caption={t`Variants`}
      rows={product.variants}
      rowKey={(variant) => variant.id}
      columns={[
        { id: 'name', head: t`Variant`, cell: (variant) => <>{variant.name || product.name} {!variant.active && <Tag tone="done"><Trans>no longer sold</Trans></Tag>}</> },
        { id: 'sku', head: t`SKU`, phone: 'below', width: '160px', cell: (variant) => variant.sku ?? none },
        { id: 'gtin', head: t`GTIN`, phone: 'below', width: '140px', cell: (variant) => variant.gtin ?? none },
        ...(seesCost ? [{ id: 'cost', head: t`Cost`, numeric: true, width: '110px', phone: 'hide' as const, cell: (variant: Variant) => (variant.unitCost ? <Money of={variant.unitCost} /> : none) }] : []),
        ...(seesCost ? [{ id: 'margin', head: t`Margin`, numeric: true, width: '150px', phone: 'hide' as const, cell: (variant: Variant) => <MarginOf variant={variant} ratesBps={ratesBps} /> }] : []),
        { id: 'tax', head: t`Tax`, numeric: true, width: '180px', phone: 'hide', cell: (variant) => <span className={classes.quiet}><PriceHint amount={variant.price?.amount ?? null} ratesBps={ratesBps} /></span> },
        { id: 'price', head: t`Price`, numeric: true, width: '116px', phone: 'end', cell: (variant) => (variant.price ? <Money of={variant.price} /> : none) },
      ]}
    />
  )
}

function MarginOf({ variant: { price, unitCost }, ratesBps }: { readonly variant: Variant; readonly ratesBps: readonly number[] }) {
  const { pricesGross } = useSignedIn().session.organization
  const point = usePoint()
  const margin = marginOf({ price: price?.amount ?? null, cost: unitCost?.amount ?? null, ratesBps, inclusive: pricesGross })
  if (!margin || !price) return <span className={classes.quiet}>–</span>
  const share = Math.round(margin.shareBps / 10)
  return <><Money of={{ amount: margin.amount, currency: price.currency }} /> <span className={classes.quiet}>{share < 0 ? '−' : ''}{decimalText(Math.abs(share), 1, point)} %</span></>
}
