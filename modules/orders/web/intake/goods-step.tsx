import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ProductPicker, type PickedVariant } from '#modules/catalog/web'
import { ContactLensCheck, useContactLensValues, type ContactLensValues } from '#modules/lenses/web'
import type { ValuesFor } from '#modules/prescriptions/domain'
import { formatLocale } from '#platform/ui/format-locale'
import { Money } from '#platform/ui/money.tsx'
import { lineAmount } from '../../domain/index.ts'
import { BoxFields, type Box } from '../boxes/box-fields.tsx'
import type { DraftLine } from './draft.ts'
import classes from './intake-page.module.css'
import { readQuantity } from './read-quantity.ts'
import { StepPanel } from './step-panel.tsx'

export interface GoodsStepProps {
  readonly step: number
  readonly cap: string | undefined
  readonly goods: readonly DraftLine[]
  /** Who wears contact lenses, and what the order's own prescription says; null while nobody knows. */
  readonly wearerId: string | null
  readonly values: ValuesFor | null
  readonly today: string
  /** Whether the order can be taken without any. */
  readonly optional: boolean
  readonly error: string | undefined
  readonly onAdd: (chosen: PickedVariant) => void
  readonly onQuantity: (lineId: string, quantity: number) => void
  readonly onBox: (lineId: string, box: Box) => void
}

/** Services and goods, as many as there are. */
export function GoodsStep({ step, cap, goods, wearerId, values, today, optional, error, onAdd, onQuantity, onBox }: GoodsStepProps) {
  const { t } = useLingui()
  // Two kinds of boxes are one for each eye; of one kind both eyes wear.
  const kindsOfBoxes = goods.filter(({ product }) => product.kind === 'contact-lens').length
  const worn = useContactLensValues(wearerId, values, kindsOfBoxes > 0)
  return (
    <StepPanel step={step} title={t`Services and goods`} {...(cap && { cap })}>
      {goods.length > 0 && (
        <ul className={classes.goods}>
          {goods.map((line) => <GoodsLine key={line.id} line={line} worn={worn} wornBy={kindsOfBoxes > 1 ? 1 : 2} today={today} onQuantity={(quantity) => onQuantity(line.id, quantity)} onBox={(box) => onBox(line.id, box)} />)}
        </ul>
      )}
      <div className={classes.titled} data-ask="goods" data-answered={optional || goods.length > 0 ? true : undefined}>
        <ProductPicker label={t`Add a service or goods`} placeholder={t`Add: name or code`} value={null} error={error} onPick={(chosen) => chosen && onAdd(chosen)} />
      </div>
    </StepPanel>
  )
}

interface GoodsLineProps extends Pick<GoodsStepProps, 'today'> { readonly line: DraftLine; readonly worn: ContactLensValues; readonly wornBy: 1 | 2; readonly onQuantity: (quantity: number) => void; readonly onBox: (box: Box) => void }

function GoodsLine({ line, worn, wornBy, today, onQuantity, onBox }: GoodsLineProps) {
  const { t } = useLingui()
  const { description: title, quantity, variant: { name, price }, product } = line
  return (
    <li>
      <span className={classes.goodsTitle}>{title}</span>
      <QuantityInput label={t`Quantity of ${title}`} quantity={quantity} byThePiece={product.unit === 'piece'} onChange={onQuantity} />
      <span className={classes.unit}><Unit unit={product.unit} /></span>
      <span className={classes.amount}>{price && <Money of={{ ...price, amount: lineAmount(price.amount, quantity) }} />}</span>
      <ActionIcon variant="subtle" color="gray" aria-label={t`Remove ${title}`} onClick={() => onQuantity(0)}><IconX aria-hidden /></ActionIcon>
      {product.kind === 'contact-lens' && (
        <>
          <div className={classes.box}><BoxFields title={title} today={today} {...boxOf(line)} onChange={onBox} /></div>
          <div className={classes.ofBox}><ContactLensCheck productId={product.id} box={{ name, ...product.details }} {...worn} today={today} packs={Math.floor(quantity / 1000)} piecesPerPack={product.details.piecesPerPack} replacement={product.details.replacement} wornBy={wornBy} /></div>
        </>
      )}
    </li>
  )
}

const boxOf = ({ lot, expiresOn }: DraftLine): Box => ({ ...(lot !== undefined && { lot }), ...(expiresOn !== undefined && { expiresOn }) })

function Unit({ unit }: { readonly unit: DraftLine['product']['unit'] }) {
  if (unit === 'piece') return <Trans>pcs</Trans>
  return unit
}

/** How many; what cannot be read stays as typed and changes nothing. */
function QuantityInput({ label, quantity, byThePiece, onChange }: { readonly label: string; readonly quantity: number; readonly byThePiece: boolean; readonly onChange: (quantity: number) => void }) {
  const { i18n, t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const unreadable = typed !== null && readQuantity(typed, byThePiece) === null
  return (
    <TextInput
      className={classes.quantity ?? ''}
      aria-label={label}
      inputMode="decimal"
      size="xs"
      autoComplete="off"
      value={typed ?? new Intl.NumberFormat(formatLocale(i18n.locale), { maximumFractionDigits: 3, useGrouping: false }).format(quantity / 1000)}
      error={unreadable && typed !== '' ? t`a number` : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const read = readQuantity(event.currentTarget.value, byThePiece)
        if (read !== null) onChange(read)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
