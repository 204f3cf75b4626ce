import { Trans, useLingui } from '@lingui/react/macro'
import { useBranch } from '#modules/identity/web'
import { useNow } from '#platform/ui/use-now'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { PriceStep, Product } from '../contract.ts'
import { PriceChart } from './prices/price-chart.tsx'
import { useSayVariants } from './prices/say-variants.ts'
import classes from './product-page.module.css'

/** What the product's variants have cost and will cost, as a chart and newest first as a table. Shown once there is a history: a first price alone is none. */
export function PriceHistory({ product }: { readonly product: Product }) {
  const { t } = useLingui()
  const zone = useBranch()?.timeZone ?? 'UTC'
  const sayVariants = useSayVariants(product)
  const steps = useReadList<PriceStep>(`/products/${product.id}/prices`, { kinds: ['catalog'] })
  if (!steps.items?.some(({ validTo }) => validTo !== null)) return null
  const variantOf = (id: string) => product.variants.find((variant) => variant.id === id)?.name || product.name
  return (
    <section className={classes.history}>
      <h2>{t`Price history`}</h2>
      <PriceChart steps={steps.items} nameOf={({ variantIds, priceListId }) => [sayVariants(variantIds), steps.items?.find((step) => step.priceListId === priceListId)?.priceList].filter(Boolean).join(' · ')} />
      <DataTable<PriceStep>
        caption={t`Price history`}
        rows={steps.items}
        rowKey={(step) => step.id}
        more={steps.hasMore && <MoreRows fetching={steps.fetchingMore} more={steps.more} />}
        columns={[
          { id: 'variant', head: t`Variant`, width: '30%', cell: (step) => variantOf(step.variantId) },
          { id: 'list', head: t`Price list`, phone: 'below', cell: (step) => step.priceList },
          { id: 'from', head: t`From`, phone: 'below', width: '170px', cell: (step) => <When of={step.validFrom} timeZone={zone} /> },
          { id: 'to', head: t`Until`, phone: 'hide', width: '170px', cell: (step) => <Until step={step} timeZone={zone} /> },
          { id: 'by', head: t`Set by`, phone: 'hide', cell: (step) => step.recordedByName },
          { id: 'price', head: t`Price`, numeric: true, width: '116px', phone: 'end', cell: (step) => <Money of={step.price} /> },
        ]}
      />
    </section>
  )
}

/** Prices are looked back at over years; the hour matters only to tell apart what was set on one day. */
const When = ({ of, timeZone }: { readonly of: string; readonly timeZone: string }) => <><Instant of={of} timeZone={timeZone} as="date" /> <span className={classes.quiet}><Instant of={of} timeZone={timeZone} as="time" /></span></>

function Until({ step: { validFrom, validTo }, timeZone }: { readonly step: PriceStep; readonly timeZone: string }) {
  const now = useNow()
  if (validTo === validFrom) return <Tag tone="done"><Trans>withdrawn</Trans></Tag>
  if (validTo !== null) return <When of={validTo} timeZone={timeZone} />
  return Date.parse(validFrom) > now.getTime() ? <Trans>planned</Trans> : <Trans>holds now</Trans>
}
