import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import type { Problem } from '#platform/ui/api/problem'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import type { ProductKind } from '../domain/index.ts'
import { DecimalInput } from './decimal-input.tsx'
import type { DetailFields } from './product-fields.ts'
import { useDesignNames, useReplacementNames } from './say-details.tsx'

export interface DetailsFieldProps {
  readonly kind: ProductKind
  readonly value: DetailFields
  readonly problem: Problem | null
  readonly onChange: (details: DetailFields) => void
}

/** Kinds that have details of their own. */
export const hasDetails = (kind: ProductKind): boolean => ['frame', 'lens', 'contact-lens', 'service'].includes(kind)

/** What only this kind of product has. */
export function DetailsField({ kind, value, problem, onChange }: DetailsFieldProps) {
  const { t } = useLingui()
  const [designs, replacements] = [useDesignNames(), useReplacementNames()]
  const set = <Name extends keyof DetailFields>(name: Name, detail: DetailFields[Name]) => onChange({ ...value, [name]: detail })
  const at = (name: keyof DetailFields) => ({ error: problem?.at(`details/${name}`) })
  const text = (name: 'model' | 'colour' | 'material', label: string) => (
    <TextInput label={label} maxLength={80} value={value[name] ?? ''} {...at(name)} onChange={(event) => set(name, event.currentTarget.value || null)} />
  )
  const millimetres = (name: 'a' | 'b' | 'dbl' | 'ed' | 'temple' | 'baseCurve' | 'diameter', label: string) => (
    <DecimalInput label={label} digits={2} unit="mm" value={value[name]} {...at(name)} onChange={(length) => set(name, length)} />
  )
  const whole = (name: 'piecesPerPack' | 'minutes', label: string) => <DecimalInput label={label} digits={0} value={value[name]} {...at(name)} onChange={(count) => set(name, count)} />
  const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([id, label]) => ({ value: id, label }))
  switch (kind) {
    case 'frame':
      return (
        <FormGrid>
          {text('model', t`Model`)}
          {text('colour', t`Colour`)}
          {text('material', t`Material`)}
          {millimetres('a', t`Width A`)}
          {millimetres('b', t`Height B`)}
          {millimetres('dbl', t`Bridge DBL`)}
          {millimetres('ed', t`Diameter ED`)}
          {millimetres('temple', t`Temple`)}
        </FormGrid>
      )
    case 'lens':
      return (
        <FormGrid>
          <NativeSelect label={t`Design`} value={value.design} data={options(designs)} onChange={(event) => set('design', event.currentTarget.value as DetailFields['design'])} />
          <DecimalInput label={t`Index`} digits={4} least={2} value={value.index} {...at('index')} onChange={(index) => set('index', index)} />
        </FormGrid>
      )
    case 'contact-lens':
      return (
        <FormGrid>
          {millimetres('baseCurve', t`Base curve`)}
          {millimetres('diameter', t`Diameter`)}
          <NativeSelect label={t`Replacement`} value={value.replacement ?? ''} data={[{ value: '', label: '–' }, ...options(replacements)]} onChange={(event) => set('replacement', (event.currentTarget.value || null) as DetailFields['replacement'])} />
          {whole('piecesPerPack', t`Pieces in a pack`)}
        </FormGrid>
      )
    case 'service':
      return <FormGrid>{whole('minutes', t`Takes, minutes`)}</FormGrid>
    default:
      return null
  }
}
