import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useBranch, useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import type { PriceList, PricePlan, Product } from '../../contract.ts'
import { useSayTerms } from '../terms-names.ts'
import { usePriceLists } from '../use-price-lists.ts'
import { groupAlike } from './group-alike.ts'
import classes from './prices.module.css'
import { useSayVariants } from './say-variants.ts'
import { SetPrices } from './set-prices.tsx'

interface Row { readonly key: string; readonly variants: string; readonly list: PriceList; readonly plan: PricePlan['items'][number] }

/** What the product costs in each price list, now and as planned, and the form that sets it. A lone ordinary list without plans says no more than the variants do. */
export function PricesPart({ product }: { readonly product: Product }) {
  const { t } = useLingui()
  const mayChange = useMay('products.write')
  const zone = useBranch()?.timeZone ?? 'UTC'
  const sayTerms = useSayTerms()
  const { lists } = usePriceLists()
  const plan = useRead<PricePlan>(`/products/${product.id}/price-plan`, { kinds: ['catalog'] }).data?.items ?? []
  const [setting, setSetting] = useState(false)
  const used = lists.filter(({ id }) => plan.some(({ priceListId }) => priceListId === id))
  const variants = product.variants.filter(({ active }) => active)
  const sayVariants = useSayVariants(product)
  const rows = used.flatMap((list): Row[] => {
    const ofList = plan.filter(({ priceListId, variantId }) => priceListId === list.id && variants.some(({ id }) => id === variantId))
    // Colours of a frame mostly cost the same: one row for all that do, now and later.
    return groupAlike(ofList, ({ now, planned }) => [now?.price.amount, planned.map(({ price, from }) => [price.amount, from])])
      .map((alike) => ({ key: `${alike[0].variantId} ${list.id}`, variants: sayVariants(alike.map(({ variantId }) => variantId)), list, plan: alike[0] }))
  })
  const worthShowing = used.length > 1 || plan.some(({ planned }) => planned.length > 0)
  return (
    <>
      {mayChange && !setting && <div><Button leftSection={<IconTag aria-hidden />} onClick={() => setSetting(true)}><Trans>Set prices</Trans></Button></div>}
      {setting && <SetPrices product={product} lists={lists} plan={plan} onDone={() => setSetting(false)} />}
      {worthShowing && (
        <DataTable<Row>
          caption={t`Prices in the price lists`}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { id: 'variant', head: t`Variants`, width: '28%', cell: ({ variants: said }) => said },
            { id: 'list', head: t`Price list`, cell: ({ list }) => list.name },
            { id: 'terms', head: t`Holds for`, phone: 'hide', cell: ({ list }) => <span className={classes.quiet}><Dotted parts={sayTerms(list)} /></span> },
            {
              id: 'planned', head: t`Planned`, width: '220px',
              cell: ({ plan: { planned } }) => planned.map(({ price, from }) => <span key={from} className={classes.planned}><Trans><Money of={price} /> from <Instant of={from} timeZone={zone} as="date" /></Trans></span>),
            },
            { id: 'price', head: t`Price now`, numeric: true, width: '116px', phone: 'end', cell: ({ plan: { now } }) => (now ? <Money of={now.price} /> : <span className={classes.quiet}>–</span>) },
          ]}
        />
      )}
    </>
  )
}
