import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Product } from '#modules/catalog/contract'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { ContactLensRangeView } from '../../contract.ts'
import type { ContactLensRange } from '../../domain/index.ts'
import classes from '../lenses.module.css'
import { useNumbers } from '../use-numbers.ts'
import { readRange, typedRange, type RangeField } from './read-range.ts'
import { StepsField } from './steps-field.tsx'

interface RangePanelProps { readonly product: Product; readonly known: ContactLensRangeView | null; readonly maySay: boolean; readonly onClose: () => void }

/** In which parameters one contact lens is made, typed as makers' tables show them. */
export function RangePanel({ product, known, maySay, onClose }: RangePanelProps) {
  const { t } = useLingui()
  const { exact } = useNumbers()
  const draft = useDraft(typedRange(known?.range ?? null, exact))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const change = useSend<ContactLensRangeView, ContactLensRange>({ name: 'lenses.range', method: 'PUT', path: `/contact-lens-ranges/${product.id}`, kinds: ['lenses'], about: product.name })
  const read = readRange(draft.values)
  const set: typeof draft.set = (name, value) => {
    setSaved(false)
    draft.set(name, value)
  }
  const save = async () => {
    setTried(true)
    if (!('range' in read) || !await change.send(read.range, known?.version ?? 0)) return
    draft.reset()
    setTried(false)
    setSaved(true)
  }
  const faulty = (field: RangeField): boolean => tried && 'faults' in read && read.faults.includes(field)
  const say: Readonly<Record<RangeField, string>> = {
    spheres: t`Powers with their signs, the lower end first, and the step.`, cylinders: t`In minus form, such as ${exact(-750, 3)} ${exact(-1250, 3)}.`, axes: t`Whole degrees up to 180; only where there are cylinders.`,
    additions: t`Powers of more than nought.`, baseCurves: t`Millimetres from 5 to 12.`, diameters: t`Millimetres from 6 to 25.`,
  }
  const list = (name: 'cylinders' | 'additions' | 'baseCurves' | 'diameters', label: string, sample: string) => (
    <TextInput size="xs" label={label} placeholder={sample} autoComplete="off" value={draft.values[name]} error={faulty(name) ? say[name] : undefined} onChange={(event) => set(name, event.currentTarget.value)} />
  )
  return (
    <Panel title={product.name} note={<Trans>an empty field: it has none of it</Trans>} aside={<Button size="xs" variant="subtle" onClick={onClose}><Trans>Close</Trans></Button>}>
      <fieldset className={classes.range} disabled={!maySay}>
        <legend className="sr-only"><Trans>Parameters</Trans></legend>
        <StepsField label={t`Spheres`} rows={draft.values.spheres} error={faulty('spheres') ? say.spheres : undefined} onChange={(rows) => set('spheres', rows)} />
        {list('cylinders', t`Cylinders`, `${exact(-750, 3)}  ${exact(-1250, 3)}`)}
        <StepsField label={t`Axes`} rows={draft.values.axes} error={faulty('axes') ? say.axes : undefined} onChange={(rows) => set('axes', rows)} />
        {list('additions', t`Additions`, `${exact(1000, 3)}  ${exact(2000, 3)}`)}
        {list('baseCurves', t`Base curves in mm`, `${exact(840, 2)}  ${exact(880, 2)}`)}
        {list('diameters', t`Diameters in mm`, exact(1420, 2))}
      </fieldset>
      {maySay && <SaveBar label={<Trans>Save the parameters</Trans>} ready={draft.changed} pending={change.pending} problem={change.problem} onSave={() => void save()} {...(draft.changed && { onCancel: draft.reset })} saved={saved && <Trans>Saved. Prescriptions are judged by it from now on.</Trans>} />}
    </Panel>
  )
}
