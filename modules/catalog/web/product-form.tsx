import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '#platform/ui/api/problem'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Draft } from '#platform/ui/use-draft'
import { productKinds, productUnits } from '../domain/index.ts'
import { DetailsField, hasDetails } from './details-field.tsx'
import { useKindNames, useUnitNames } from './kind-names.ts'
import { sentIndex, type ProductFields } from './product-fields.ts'
import classes from './product-form.module.css'
import { useTaxClasses } from './use-tax-classes.ts'
import { VariantsField } from './variants-field.tsx'

export interface ProductFormProps {
  readonly draft: Draft<ProductFields>
  /** What is saved; null for a new product, whose kind can still be chosen. */
  readonly saved: ProductFields | null
  readonly productId?: string
  readonly problem: Problem | null
  /** What saves it, under the fields. */
  readonly children: ReactNode
}

/** Everything about a product that is typed. Each problem stands at its field. */
export function ProductForm({ draft: { values, set }, saved, productId, problem, children }: ProductFormProps) {
  const { t } = useLingui()
  const [kinds, units, taxes] = [useKindNames(), useUnitNames(), useTaxClasses()]
  const unverified = taxes.items.find(({ code }) => code === values.taxClass)?.rates.some(({ verifiedOn }) => verifiedOn === null)
  const variantError = (row: number, field: string): string | undefined => {
    const index = sentIndex(saved, values.variants, row)
    return index === null ? undefined : problem?.at(`variants/${index}/${field}`)
  }
  return (
    <div className={classes.form}>
      <div className={classes.panels}>
        <Panel title={t`What it is`}>
          <FormGrid>
            {saved === null && (
              <WholeRow>
                <NativeSelect label={t`Kind`} value={values.kind} data={productKinds.map((kind) => ({ value: kind, label: kinds[kind] }))} onChange={(event) => set('kind', event.currentTarget.value as ProductFields['kind'])} />
              </WholeRow>
            )}
            <TextInput label={t`Brand`} maxLength={80} autoComplete="off" value={values.brand} error={problem?.at('brand')} onChange={(event) => set('brand', event.currentTarget.value)} />
            <TextInput label={t`Product name`} ref={focusOnOpen} maxLength={160} autoComplete="off" value={values.name} error={problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} />
            <NativeSelect
              label={t`Tax`}
              value={values.taxClass}
              error={problem?.at('taxClass')}
              description={unverified ? t`Nobody has checked this rate yet.` : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={taxes.items.map(({ code }) => ({ value: code, label: taxes.say(code) }))}
              onChange={(event) => set('taxClass', event.currentTarget.value)}
            />
            {(values.kind === 'cosmetic' || values.kind === 'consumable') && (
              <NativeSelect label={t`Counted in`} value={values.unit} data={productUnits.map((unit) => ({ value: unit, label: units[unit] }))} onChange={(event) => set('unit', event.currentTarget.value as ProductFields['unit'])} />
            )}
            {saved && <WholeRow><Checkbox label={<Trans>Sold now</Trans>} checked={values.active} onChange={(event) => set('active', event.currentTarget.checked)} /></WholeRow>}
          </FormGrid>
        </Panel>
        {hasDetails(values.kind) && (
          <Panel title={kinds[values.kind]}>
            <DetailsField kind={values.kind} ownId={productId} value={values.details} problem={problem} onChange={(details) => set('details', details)} />
          </Panel>
        )}
      </div>
      <Panel title={t`Variants and prices`}>
        <VariantsField value={values.variants} savedIds={saved?.variants.map(({ id }) => id) ?? []} ratesBps={taxes.ratesOf(values.taxClass)} errorAt={variantError} onChange={(variants) => set('variants', variants)} />
      </Panel>
      {children}
    </div>
  )
}
