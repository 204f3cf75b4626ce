import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useMay, useSignedIn } from '#modules/identity/web'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { readGtin } from '../domain/index.ts'
import { PriceHint } from './price-hint.tsx'
import { blankVariant, type VariantFields } from './product-fields.ts'
import classes from './variants-field.module.css'

export interface VariantsFieldProps {
  readonly value: readonly VariantFields[]
  /** Those that are saved already: they can be retired, never taken away. */
  readonly savedIds: readonly string[]
  readonly ratesBps: readonly number[]
  readonly errorAt: (row: number, field: string) => string | undefined
  readonly onChange: (variants: readonly VariantFields[]) => void
}

/** What is really on the shelf, one row each: how it is told apart, its codes, its price. */
export function VariantsField({ value, savedIds, ratesBps, errorAt, onChange }: VariantsFieldProps) {
  const { t } = useLingui()
  const { currency } = useSignedIn().session.organization
  const seesCost = useMay('products.see-cost')
  const [added, setAdded] = useState<string | null>(null)
  const set = (row: number, change: Partial<VariantFields>) => onChange(value.map((variant, at) => (at === row ? { ...variant, ...change } : variant)))
  const gtinProblem = (gtin: string): string | undefined => {
    const reading = gtin.trim() === '' ? '' : readGtin(gtin)
    if (typeof reading === 'string' || gtin.replace(/\D/g, '').length < 8) return undefined
    return reading.refusal === 'check-digit' ? t`The check digit does not fit: a digit is mistyped.` : t`Write 8, 12, 13 or 14 digits.`
  }
  return (
    <div className={classes.rows}>
      {value.map((variant, row) => (
        <fieldset key={variant.id} className={classes.row} data-cost={seesCost || undefined}>
          <legend className="sr-only">{t`Variant ${row + 1}`}</legend>
          <TextInput label={t`Told apart by`} placeholder={t`colour, size`} ref={variant.id === added ? focusOnOpen : undefined} maxLength={120} value={variant.name} error={errorAt(row, 'name')} onChange={(event) => set(row, { name: event.currentTarget.value })} />
          <TextInput label={t`SKU`} maxLength={60} autoComplete="off" value={variant.sku} error={errorAt(row, 'sku')} onChange={(event) => set(row, { sku: event.currentTarget.value })} />
          <TextInput label={t`GTIN`} maxLength={40} autoComplete="off" inputMode="numeric" value={variant.gtin} error={errorAt(row, 'gtin') ?? gtinProblem(variant.gtin)} onChange={(event) => set(row, { gtin: event.currentTarget.value })} />
          {seesCost && <MoneyInput label={t`Cost`} currency={currency} value={variant.unitCost} error={errorAt(row, 'unitCost/amount')} onChange={(unitCost) => set(row, { unitCost })} />}
          <MoneyInput label={t`Price`} currency={currency} value={variant.price} error={errorAt(row, 'price/amount')} description={<PriceHint amount={variant.price} ratesBps={ratesBps} />} inputWrapperOrder={['label', 'input', 'description', 'error']} onChange={(price) => set(row, { price })} />
          <div className={classes.end}>
            {savedIds.includes(variant.id) && <Checkbox label={<Trans>sold</Trans>} checked={variant.active} onChange={(event) => set(row, { active: event.currentTarget.checked })} />}
            {!savedIds.includes(variant.id) && value.length > 1 && (
              <ActionIcon variant="subtle" color="gray" aria-label={t`Take variant ${row + 1} away`} onClick={() => onChange(value.filter((_, at) => at !== row))}><IconX aria-hidden /></ActionIcon>
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => {
            const id = newId()
            setAdded(id)
            onChange([...value, { ...blankVariant(id), price: value.at(-1)?.price ?? null }])
          }}
        >
          <Trans>Another variant</Trans>
        </Button>
      </div>
    </div>
  )
}
