import { Trans, useLingui } from '@lingui/react/macro'
import type { z } from 'zod'
import { useBranch } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import type { priceStep, Product } from '../contract.ts'
import classes from './product-page.module.css'

type PriceStep = z.output<typeof priceStep>

/** What the product's variants have cost, newest first. Shown once there is a history: a first price alone is none. */
export function PriceHistory({ product }: { readonly product: Product }) {
  const { t } = useLingui()
  const zone = useBranch()?.timeZone ?? 'UTC'
  const steps = useReadList<PriceStep>(`/products/${product.id}/prices`, { kinds: ['catalog'] })
  if (!steps.items?.some(({ validTo }) => validTo !== null)) return null
  const variantOf = (id: string) => product.variants.find((variant) => variant.id === id)?.name || product.name
  return (
    <section className={classes.history}>
      <h2>{t`Price history`}</h2>
      <DataTable<PriceStep>
        caption={t`Price history`}
        rows={steps.items}
        rowKey={(step) => step.id}
        more={steps.hasMore && <MoreRows fetching={steps.fetchingMore} more={steps.more} />}
        columns={[
          { id: 'variant', head: t`Variant`, width: '30%', cell: (step) => variantOf(step.variantId) },
          { id: 'list', head: t`Price list`, phone: 'below', cell: (step) => step.priceList },
          { id: 'from', head: t`From`, phone: 'below', width: '150px', cell: (step) => <Instant of={step.validFrom} timeZone={zone} /> },
          { id: 'to', head: t`Until`, phone: 'hide', width: '150px', cell: (step) => (step.validTo ? <Instant of={step.validTo} timeZone={zone} /> : <Trans>holds now</Trans>) },
          { id: 'price', head: t`Price`, numeric: true, width: '116px', phone: 'end', cell: (step) => <Money of={step.price} /> },
        ]}
      />
    </section>
  )
}
