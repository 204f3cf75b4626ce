import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPercentage, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { formatLocale } from '#platform/ui/format-locale'
import { useKeys } from '#platform/ui/keys/use-keys'
import { moneyText } from '#platform/ui/money-text'
import { readDiscount, type Discount } from './discounts.ts'
import classes from './intake-page.module.css'

export interface DiscountPartProps {
  readonly discounts: readonly Discount[]
  readonly lines: readonly { readonly id: string; readonly name: string }[]
  readonly currency: string
  readonly mayAdjust: boolean
  readonly onChange: (discounts: readonly Discount[]) => void
}

/** What is taken off, of a line or of all, each with its reason; who may not sees who may. */
export function DiscountPart({ discounts, lines, currency, mayAdjust, onChange }: DiscountPartProps) {
  const { i18n, t } = useLingui()
  const [writing, setWriting] = useState(false)
  const share = (bps: number) => new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000)
  const there = discounts.filter(({ lineId }) => lineId === null || lines.some(({ id }) => id === lineId))
  return (
    <div className={classes.discounts}>
      {there.map((discount) => {
        const how = discount.shareBps === null ? moneyText({ amount: discount.amount ?? 0, currency }, i18n.locale) : share(discount.shareBps)
        const of = lines.find(({ id }) => id === discount.lineId)?.name ?? t`the whole order`
        return (
          <p key={discount.id}>
            <span><Trans><b>{how}</b> off {of}</Trans> · {discount.reason}</span>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Take the discount on ${of} away`} onClick={() => onChange(discounts.filter((one) => one !== discount))}><IconX aria-hidden /></ActionIcon>
          </p>
        )
      })}
      {writing && <DiscountForm lines={lines} currency={currency} onClose={() => setWriting(false)} onAdd={(discount) => { onChange([...discounts, discount]); setWriting(false) }} />}
      {!writing && lines.length > 0 && (
        <>
          <Button size="xs" variant="subtle" leftSection={<IconPercentage aria-hidden />} disabled={!mayAdjust} onClick={() => setWriting(true)}><Trans>Give a discount</Trans></Button>
          {!mayAdjust && <small><Trans>An optician, a manager or the owner may.</Trans></small>}
        </>
      )}
    </div>
  )
}

interface DiscountFormProps extends Pick<DiscountPartProps, 'lines' | 'currency'> {
  readonly onAdd: (discount: Discount) => void
  readonly onClose: () => void
}

function DiscountForm({ lines, currency, onAdd, onClose }: DiscountFormProps) {
  const { t } = useLingui()
  const [lineId, setLineId] = useState('')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const read = readDiscount(text, currency)
  useKeys({ Esc: onClose })
  const add = () => {
    setTried(true)
    if (read && reason.trim()) onAdd({ id: newId(), lineId: lineId || null, ...read, reason: reason.trim() })
  }
  return (
    <form className={classes.discount} onSubmit={(event) => { event.preventDefault(); add() }} onKeyDown={(event) => {
      // Enter here adds the discount; the intake's own way to the next question stays out of it.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) { event.preventDefault(); event.stopPropagation(); add() }
    }}>
      <NativeSelect size="xs" label={t`Discount on`} value={lineId} onChange={(event) => setLineId(event.currentTarget.value)} data={[{ value: '', label: t`the whole order` }, ...lines.map(({ id, name }) => ({ value: id, label: name }))]} />
      <TextInput size="xs" ref={focusOnOpen} label={t`How much`} placeholder={t`10 % or 200`} autoComplete="off" value={text} error={(tried || text !== '') && !read && (tried || /\D$/.test(text)) ? t`Write an amount, or a share such as 10 %` : undefined} onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput size="xs" label={t`Reason`} maxLength={200} value={reason} error={tried && !reason.trim() ? t`Say why` : undefined} onChange={(event) => setReason(event.currentTarget.value)} />
      <div><Button size="xs" type="submit"><Trans>Take it off the price</Trans></Button><Button size="xs" variant="subtle" onClick={onClose}><Trans>No discount</Trans></Button></div>
    </form>
  )
}
