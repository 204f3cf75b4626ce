import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { eyes, modalities, type ContactLens, type Eye, type Modality } from '../domain/index.ts'
import { useModalityNames } from './cell-names.ts'
import classes from './contact-lenses.module.css'
import { EyeMark } from './eye-mark.tsx'

export interface ContactLensFieldsProps {
  readonly value: Readonly<Record<Eye, ContactLens>>
  readonly onChange: (value: Readonly<Record<Eye, ContactLens>>) => void
}

/** Brand and modality of each eye's contact lens. */
export function ContactLensFields({ value, onChange }: ContactLensFieldsProps) {
  const { t } = useLingui()
  const names = useModalityNames()
  const labels = { right: { brand: t`Brand, right`, modality: t`Worn, right` }, left: { brand: t`Brand, left`, modality: t`Worn, left` } }
  const set = (eye: Eye, lens: ContactLens) => onChange({ ...value, [eye]: lens })
  return (
    <fieldset className={classes.fields}>
      <legend>{t`Contact lenses`}</legend>
      {eyes.map((eye) => (
        <div key={eye} className={classes.row}>
          <EyeMark eye={eye} />
          <TextInput label={labels[eye].brand} maxLength={120} autoComplete="off" value={value[eye].brand ?? ''} onChange={(event) => set(eye, { ...value[eye], brand: event.currentTarget.value || null })} />
          <NativeSelect label={labels[eye].modality} value={value[eye].modality ?? ''} data={[{ value: '', label: '–' }, ...modalities.map((one) => ({ value: one, label: names[one] }))]} onChange={(event) => set(eye, { ...value[eye], modality: (event.currentTarget.value || null) as Modality | null })} />
        </div>
      ))}
    </fieldset>
  )
}
