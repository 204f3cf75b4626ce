import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { DayInput } from '#platform/ui/day-input.tsx'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import type { newPrices, PriceList, PricePlan, Product } from '../../contract.ts'
import { useShopToday } from '../use-shop-today.ts'
import { useUnreadable } from '../use-unreadable.ts'
import classes from './prices.module.css'

export interface SetPricesProps {
  readonly product: Product
  readonly lists: readonly PriceList[]
  readonly plan: PricePlan['items']
  readonly onDone: () => void
}

/** Sets prices of all variants in one list, from now or from a later day. Only what differs is sent. */
export function SetPrices({ product, lists, plan, onDone }: SetPricesProps) {
  const { t } = useLingui()
  const { currency } = useSignedIn().session.organization
  const today = useShopToday()
  const [listId, setListId] = useState(lists[0]?.id ?? '')
  const [from, setFrom] = useState<string | null>(null)
  const [all, setAll] = useState<number | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, number | null>>>({})
  const unreadable = useUnreadable()
  const set = useSend<Product, z.input<typeof newPrices>>({ name: 'product.prices', about: product.name, method: 'POST', path: `/products/${product.id}/prices`, kinds: ['catalog'] })
  const nowOf = (variantId: string): number | null => plan.find((one) => one.priceListId === listId && one.variantId === variantId)?.now?.price.amount ?? null
  const priceOf = (variantId: string): number | null => (variantId in typed ? typed[variantId] ?? null : nowOf(variantId))
  const variants = product.variants.filter(({ active }) => active)
  const changed = variants.filter(({ id }) => priceOf(id) !== nowOf(id))
  /** The fields are written anew: what could not be read in them is gone. */
  const allReadable = () => variants.forEach(({ id }) => unreadable.tell(id)(true))
  const save = async () => {
    const prices = changed.map(({ id }) => ({ variantId: id, price: priceOf(id) === null ? null : { amount: priceOf(id)!, currency } }))
    if (await set.send({ priceListId: listId, from, prices }, product.version)) onDone()
  }
  return (
    <Panel title={t`Set prices`}>
      <div className={classes.where}>
        <NativeSelect label={t`Price list`} value={listId} data={lists.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => { setListId(event.currentTarget.value); setTyped({}); allReadable() }} />
        <DayInput label={t`From`} placeholder={t`now`} from={today} value={from} error={set.problem?.at('from')} onChange={setFrom} onReadable={unreadable.tell('from')} />
        {variants.length > 1 && <MoneyInput label={t`The same for all`} currency={currency} value={all} onChange={setAll} />}
        {variants.length > 1 && <Button className={classes.fill} disabled={all === null} onClick={() => { setTyped(Object.fromEntries(variants.map(({ id }) => [id, all]))); allReadable() }}><Trans>Fill in</Trans></Button>}
      </div>
      <div className={classes.rows}>
        {variants.map(({ id, name }) => (
          <MoneyInput key={`${id} ${listId} ${typed[id] === all}`} label={name || product.name} currency={currency} value={priceOf(id)} onReadable={unreadable.tell(id)} onChange={(amount) => setTyped((before) => ({ ...before, [id]: amount }))} />
        ))}
      </div>
      <SaveBar label={<Trans>Set the prices</Trans>} ready={!unreadable.any && changed.length > 0 && listId !== '' && (from === null || from >= today)} pending={set.pending} problem={set.problem} fields={['from']} onSave={() => void save()} onCancel={onDone} />
    </Panel>
  )
}
