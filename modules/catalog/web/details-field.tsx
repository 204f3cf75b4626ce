import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import type { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import type { ProductKind } from '../domain/index.ts'
import { DecimalInput } from './decimal-input.tsx'
import type { DetailFields } from './product-fields.ts'
import { ChecksField } from './checks-field.tsx'
import { useContactLensNames, useDesignNames, useOptionGroupNames, useReplacementNames } from './say-details.tsx'
import { useLensOptions } from './use-lens-options.ts'

export interface DetailsFieldProps {
  readonly kind: ProductKind
  /** The product itself, which is no option of its own; none while it is new. */
  readonly ownId?: string | undefined
  readonly value: DetailFields
  readonly problem: Problem | null
  readonly onChange: (details: DetailFields) => void
}

/** Kinds that have details of their own. */
export const hasDetails = (kind: ProductKind): boolean => ['frame', 'lens', 'lens-option', 'contact-lens', 'service'].includes(kind)

/** What only this kind of product has. */
export function DetailsField({ kind, ownId, value, problem, onChange }: DetailsFieldProps) {
  const { t } = useLingui()
  const [designs, replacements, groups, contacts] = [useDesignNames(), useReplacementNames(), useOptionGroupNames(), useContactLensNames()]
  const lensOptions = useLensOptions(kind === 'lens' || kind === 'lens-option').filter(({ id }) => id !== ownId)
  const skills = useRead<{ items: readonly { id: string; name: string }[] }>('/skills', { kinds: ['identity'], enabled: kind === 'service' }).data?.items ?? []
  const set = <Name extends keyof DetailFields>(name: Name, detail: DetailFields[Name]) => onChange({ ...value, [name]: detail })
  const at = (name: keyof DetailFields) => ({ error: problem?.at(`details/${name}`) })
  const text = (name: 'model' | 'colour' | 'material', label: string) => (
    <TextInput label={label} maxLength={80} value={value[name] ?? ''} {...at(name)} onChange={(event) => set(name, event.currentTarget.value || null)} />
  )
  const millimetres = (name: 'a' | 'b' | 'dbl' | 'ed' | 'temple' | 'baseCurve' | 'diameter', label: string) => (
    <DecimalInput label={label} digits={2} unit="mm" value={value[name]} {...at(name)} onChange={(length) => set(name, length)} />
  )
  const whole = (name: 'piecesPerPack' | 'minutes', label: string) => <DecimalInput label={label} digits={0} value={value[name]} {...at(name)} onChange={(count) => set(name, count)} />
  const checks = (name: 'options' | 'needs' | 'excludes' | 'skills', label: string, choices: readonly { id: string; name: string }[]) => (
    <WholeRow><ChecksField label={label} choices={choices} value={value[name]} error={firstProblem(problem, name)} onChange={(ids) => set(name, ids)} /></WholeRow>
  )
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
          {text('material', t`Material`)}
          <DecimalInput label={t`Abbe number`} digits={1} value={value.abbe} {...at('abbe')} onChange={(abbe) => set('abbe', abbe)} />
          {checks('options', t`Options it may be had with`, lensOptions)}
        </FormGrid>
      )
    case 'lens-option':
      return (
        <FormGrid>
          <NativeSelect label={t`What it is`} value={value.group} data={options(groups)} onChange={(event) => set('group', event.currentTarget.value as DetailFields['group'])} />
          {checks('needs', t`Needs beside it`, lensOptions)}
          {checks('excludes', t`Does not go with`, lensOptions)}
        </FormGrid>
      )
    case 'contact-lens':
      return (
        <FormGrid>
          {millimetres('baseCurve', t`Base curve`)}
          {millimetres('diameter', t`Diameter`)}
          <NativeSelect label={t`Design`} value={value.geometry ?? ''} data={[{ value: '', label: '–' }, ...options(contacts.geometries)]} onChange={(event) => set('geometry', (event.currentTarget.value || null) as DetailFields['geometry'])} />
          {text('material', t`Material`)}
          <NativeSelect label={t`Wearing`} value={value.wearing ?? ''} data={[{ value: '', label: '–' }, ...options(contacts.wearings)]} onChange={(event) => set('wearing', (event.currentTarget.value || null) as DetailFields['wearing'])} />
          <NativeSelect label={t`Replacement`} value={value.replacement ?? ''} data={[{ value: '', label: '–' }, ...options(replacements)]} onChange={(event) => set('replacement', (event.currentTarget.value || null) as DetailFields['replacement'])} />
          {whole('piecesPerPack', t`Pieces in a pack`)}
        </FormGrid>
      )
    case 'service':
      return (
        <FormGrid>
          {whole('minutes', t`Takes, minutes`)}
          <TextInput label={t`Rooms and devices it takes`} description={t`with commas between them`} inputWrapperOrder={['label', 'input', 'description', 'error']} defaultValue={value.resources.join(', ')} error={firstProblem(problem, 'resources')} onChange={(event) => set('resources', event.currentTarget.value.split(/[,，、]/).map((one) => one.trim()).filter(Boolean))} />
          {checks('skills', t`Skills it takes`, skills)}
        </FormGrid>
      )
    default:
      return null
  }
}

/** What is wrong with any of several things in one field. */
const firstProblem = (problem: Problem | null, name: string): string | undefined => problem?.errors.find(({ pointer }) => pointer.startsWith(`/details/${name}/`))?.detail ?? problem?.at(`details/${name}`)
