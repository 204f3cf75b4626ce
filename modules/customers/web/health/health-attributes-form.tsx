import { Trans, useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import { Button, MultiSelect, Select } from '@mantine/core'
import type { z } from 'zod'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { HealthView, healthAttributes } from '../../contract.ts'
import { attributeNames } from '../../domain/attribute-names.ts'
import classes from './health.module.css'

type Attributes = z.output<typeof healthAttributes>
const lists = ['eyeConditions', 'skinConditions', 'allergies', 'wearingHabits'] as const

/** Attributes that suggestions may use, chosen from lists; words only for whoever may not change them. */
export function HealthAttributesForm({ customerId, health, mayWrite }: { readonly customerId: string; readonly health: HealthView; readonly mayWrite: boolean }) {
  const { t, i18n } = useLingui()
  const draft = useDraft<Attributes>(health.attributes)
  const change = useSend<HealthView, Attributes>({ name: 'customer.health', method: 'PUT', path: `/customers/${customerId}/health/attributes`, kinds: ['customers'], secret: true })
  const labels = { eyeConditions: t`Eyes`, skinConditions: t`Skin`, allergies: t`Allergies`, wearingHabits: t`Wearing habits` }
  const options = (names: Readonly<Record<string, MessageDescriptor>>) => Object.entries(names).map(([value, name]) => ({ value, label: i18n._(name) }))
  if (!mayWrite || health.attributesRefused) {
    const chosen = [...options(attributeNames.skinType).filter(({ value }) => value === health.attributes.skinType), ...lists.flatMap((list) => options(attributeNames[list]).filter(({ value }) => health.attributes[list].some((one) => one === value)))]
    return chosen.length === 0 ? null : <div className={classes.tags}>{chosen.map(({ value, label }) => <Tag key={value}>{label}</Tag>)}</div>
  }
  return (
    <div className={classes.attributes}>
      {change.problem && <ProblemOf problem={change.problem} />}
      <Select label={t`Skin type`} placeholder={t`not said`} clearable data={options(attributeNames.skinType)} value={draft.values.skinType} onChange={(value) => draft.set('skinType', value as Attributes['skinType'])} />
      {lists.map((list) => (
        <MultiSelect key={list} label={labels[list]} data={options(attributeNames[list])} value={draft.values[list]} onChange={(value) => draft.set(list, value as never)} hidePickedOptions />
      ))}
      {draft.changed && (
        <div className={classes.buttons}>
          <Button size="xs" variant="filled" disabled={change.pending} onClick={() => void change.send(draft.values, health.version)}><Trans>Save the attributes</Trans></Button>
          <Button size="xs" variant="subtle" onClick={draft.reset}><Trans>Cancel</Trans></Button>
        </div>
      )}
    </div>
  )
}
