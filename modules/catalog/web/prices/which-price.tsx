import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { customerClasses } from '#kernel/customer-classes'
import { saleChannels } from '#kernel/sale-channels'
import { useBranch, useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { DayInput } from '#platform/ui/day-input.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Product, Quote, quotes } from '../../contract.ts'
import { useClassPriceNames, useReasonNames, useSaleChannelNames } from '../terms-names.ts'
import { usePriceLists } from '../use-price-lists.ts'
import { groupAlike } from './group-alike.ts'
import classes from './prices.module.css'
import { useSayVariants } from './say-variants.ts'

/** Which price holds for a customer of a class, in a branch, by a way of selling, on a day, and why. Shown where there is more than one list. */
export function WhichPrice({ product }: { readonly product: Product }) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const [classNames, channelNames] = [useClassPriceNames(), useSaleChannelNames()]
  const { lists } = usePriceLists()
  const sayVariants = useSayVariants(product)
  const here = useBranch()?.id ?? ''
  const [asked, setAsked] = useState({ customerClass: 'regular', branchId: here, channel: 'counter', on: '' })
  const variants = product.variants.filter(({ active }) => active).slice(0, 100)
  const query = new URLSearchParams({ variantIds: variants.map(({ id }) => id).join(','), ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) }).toString()
  const many = lists.length > 1 && variants.length > 0 && product.active
  const { data } = useRead<z.output<typeof quotes>>(`/prices?${query}`, { kinds: ['catalog', 'identity.organization-changed'], enabled: many })
  if (!many) return null
  const choice = (name: 'customerClass' | 'branchId' | 'channel', label: string, names: readonly (readonly [string, string])[]) => (
    <NativeSelect label={label} value={asked[name]} data={names.map(([value, text]) => ({ value, label: text }))} onChange={(event) => setAsked({ ...asked, [name]: event.currentTarget.value })} />
  )
  const answers = groupAlike(variants.flatMap((variant) => (data?.items.find(({ variantId }) => variantId === variant.id) ?? [])), ({ price, priceList, others }) => [price, priceList, others])
  return (
    <Panel title={t`Which price holds`}>
      <div className={classes.where}>
        {choice('customerClass', t`Customers`, customerClasses.map((one) => [one, classNames[one]]))}
        {choice('branchId', t`Branch`, branches.map(({ id, name }) => [id, name]))}
        {choice('channel', t`Way of selling`, saleChannels.map((one) => [one, channelNames[one]]))}
        <DayInput label={t`Day`} placeholder={t`today`} value={asked.on || null} onChange={(on) => setAsked({ ...asked, on: on ?? '' })} />
      </div>
      {answers.map((alike) => <Answer key={alike[0].variantId} what={sayVariants(alike.map(({ variantId }) => variantId))} quote={alike[0]} />)}
    </Panel>
  )
}

function Answer({ what, quote: { price, priceList, because, others } }: { readonly what: string; readonly quote: Quote }) {
  const reasons = useReasonNames()
  return (
    <div className={classes.answer}>
      <span>{what}</span>
      {price ? <b><Money of={price} /></b> : <span className={classes.quiet}><Trans>no price</Trans></span>}
      {priceList && <span className={classes.quiet}><Dotted parts={[...because.map((reason) => reasons[reason]), <Trans key="list">list {priceList.name}</Trans>]} /></span>}
      {others.length > 0 && (
        <span className={classes.others}>
          <Dotted parts={others.map((other) => <span key={other.priceList.id}>{other.priceList.name} <Money of={other.price} /> {other.fits ? <Trans>(says less of this sale)</Trans> : <Trans>(for other sales)</Trans>}</span>)} />
        </span>
      )}
    </div>
  )
}
