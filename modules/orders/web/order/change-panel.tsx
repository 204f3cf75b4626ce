import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { dayIn } from '#kernel/days'
import { ProductPicker } from '#modules/catalog/web'
import { useMay } from '#modules/identity/web'
import { EyeMark } from '#modules/prescriptions/web'
import { formatLocale } from '#platform/ui/format-locale'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money } from '#platform/ui/money.tsx'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useNow } from '#platform/ui/use-now'
import type { OrderView } from '../../contract.ts'
import { readQuantity } from '../intake/read-quantity.ts'
import { MethodChoice } from '../payment-methods.tsx'
import { ChangeDifference } from './change-difference.tsx'
import { BoxFields } from '../boxes/box-fields.tsx'
import { OrderProblem } from './order-problem.tsx'
import classes from './actions.module.css'
import { PayersField } from './payers-field.tsx'
import { AskWhy } from '../special-lenses/ask-why.tsx'
import { allSaid } from '../special-lenses/reasons.ts'
import { useFocusFirst } from './use-focus-first.ts'
import { useOrderEdit, type EditedLine } from './use-order-edit.ts'

export interface ChangePanelProps {
  readonly order: OrderView
  readonly timeZone: string
  readonly onClose: () => void
}

/** Changes what was ordered and who pays; the difference stands there before it is saved. */
export function ChangePanel({ order, timeZone, onClose }: ChangePanelProps) {
  const { t } = useLingui()
  const edit = useOrderEdit(order)
  const today = dayIn(timeZone, useNow())
  const mayAdjust = useMay('prices.adjust', order.branchId)
  const mayRefund = useMay('payments.refund', order.branchId)
  const place = useFocusFirst<HTMLDivElement>()
  const { difference } = edit
  const back = difference?.refund ?? null
  const ready = edit.changed && difference !== null && !edit.pending && (back === null || mayRefund) && allSaid(edit.special, edit.lensReasons)
  const save = () => void edit.save().then((done) => done && onClose())
  useKeys({ Esc: onClose, ...(ready && { 'Ctrl Enter': save }) })
  return (
    <div ref={place}>
      <Panel title={t`Change what was ordered`} note={t`what it was stays on record`}>
        <ul className={classes.edited}>
          {edit.lines.map((line) => <Line key={line.key} line={line} today={today} currency={order.total.currency} mayAdjust={mayAdjust} onChange={(change) => edit.set(line.key, change)} />)}
        </ul>
        <div className={classes.terms}>
          <ProductPicker label={t`Add something`} placeholder={t`Add: name or code`} value={null} onPick={(picked) => picked && edit.add(picked)} />
          <PayersField customer={order.customer} currency={order.total.currency} payers={edit.payers} onChange={edit.setPayers} />
          <TextInput label={t`Why`} maxLength={500} value={edit.reason} onChange={(event) => edit.setReason(event.currentTarget.value)} />
        </div>
        {edit.problem && <OrderProblem problem={edit.problem} order={order} timeZone={timeZone} />}
        {difference && <ChangeDifference difference={difference} />}
        {edit.special.length > 0 && <div><p><Trans>Not every lens is made so. Choose another, or write why it is ordered all the same.</Trans></p><AskWhy findings={edit.special} reasons={edit.lensReasons} onReasons={edit.setLensReasons} /></div>}
        {back && (mayRefund
          ? <div className={classes.back}><div><p><Trans><b><Money of={back} /></b> goes back to the customer</Trans></p><MethodChoice label={t`How it goes back`} value={edit.method} onChange={edit.setMethod} /></div></div>
          : <p><Trans><Money of={back} /> would have to go back, and giving money back needs a manager or the owner.</Trans></p>)}
        <div className={classes.buttons}>
          <Button variant="filled" disabled={!ready} onClick={save} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>{back ? <Trans>Save and give it back</Trans> : <Trans>Save the change</Trans>}</Button>
          <Button variant="subtle" disabled={edit.pending} onClick={onClose}><Trans>Leave it as it is</Trans></Button>
        </div>
      </Panel>
    </div>
  )
}

interface LineProps { readonly line: EditedLine; readonly today: string; readonly currency: string; readonly mayAdjust: boolean; readonly onChange: (change: Partial<EditedLine>) => void }

function Line({ line, today, currency, mayAdjust, onChange }: LineProps) {
  const { i18n, t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const { description: title } = line
  const quantity = new Intl.NumberFormat(formatLocale(i18n.locale), { maximumFractionDigits: 3, useGrouping: false }).format(line.quantity / 1000)
  return (
    <li data-gone={line.gone || undefined}>
      <span className={classes.title}>{line.eye && <EyeMark eye={line.eye} />}<span>{title}</span></span>
      <TextInput
        size="xs" aria-label={t`Quantity of ${title}`} inputMode="decimal" autoComplete="off" disabled={line.gone} value={typed ?? quantity} onFocus={(event) => event.currentTarget.select()} onBlur={() => setTyped(null)}
        error={typed !== null && readQuantity(typed, line.byThePiece) === null}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          const read = readQuantity(event.currentTarget.value, line.byThePiece)
          if (read !== null) onChange({ quantity: read })
        }}
      />
      <MoneyInput size="xs" aria-label={t`Price of ${title}`} disabled={line.gone || !mayAdjust} value={line.price} currency={currency} onChange={(price) => onChange({ price })} />
      <MoneyInput size="xs" aria-label={t`Discount on ${title}`} placeholder={t`Discount`} disabled={line.gone || !mayAdjust} value={line.discount} currency={currency} onChange={(discount) => onChange({ discount })} />
      {line.discount ? <TextInput size="xs" aria-label={t`Reason of the discount on ${title}`} placeholder={t`Reason`} maxLength={200} disabled={line.gone || !mayAdjust} value={line.reason} onChange={(event) => onChange({ reason: event.currentTarget.value })} /> : <span />}
      <ActionIcon variant="subtle" color="gray" aria-label={line.gone ? t`Keep ${title}` : t`Remove ${title}`} onClick={() => onChange({ gone: !line.gone })}>{line.gone ? <IconArrowBackUp aria-hidden /> : <IconX aria-hidden />}</ActionIcon>
      {line.boxed && <div className={classes.box}><BoxFields title={title} today={today} disabled={line.gone} lot={line.lot} expiresOn={line.expiresOn} onChange={({ lot = '', expiresOn = null }) => onChange({ lot, expiresOn })} /></div>}
    </li>
  )
}
