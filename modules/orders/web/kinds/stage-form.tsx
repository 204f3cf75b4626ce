import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Language } from '#kernel/languages'
import { roles, type Role } from '#modules/identity/domain'
import { roleNames } from '#modules/identity/web'
import { Panel } from '#platform/ui/panel.tsx'
import type { KindSettings } from '../../contract.ts'
import { FieldsField } from './fields-field.tsx'
import { useKindWords } from './kind-words.ts'
import classes from './kinds-page.module.css'
import { MarkField } from './mark-field.tsx'
import { NamesField } from './names-field.tsx'
import { TargetField } from './target-field.tsx'

type Stage = KindSettings['stages'][number]

export interface StageFormProps {
  readonly stage: Stage
  readonly otherFields: Stage['fields']
  readonly language: Language
  readonly onChange: (stage: Stage) => void
  readonly onRemove: () => void
}

/** Everything that a stage is: names, where and how far, who, what, and what has to hold before. */
export function StageForm({ stage, otherFields, language, onChange, onRemove }: StageFormProps) {
  const { i18n, t } = useLingui()
  const words = useKindWords()
  const set = (part: Partial<Stage>) => onChange({ ...stage, ...part })
  const toggle = <Item,>(list: readonly Item[], item: Item, on: boolean): Item[] => (on ? [...list.filter((one) => one !== item), item] : list.filter((one) => one !== item))
  const guards = (['recheck', 'deposit', 'inspection', 'balance'] as const).filter((guard) => (guard === 'balance') === (stage.phase === 'closed'))
  return (
    <Panel title={stage.names[language] || t`New stage`} aside={<Button size="xs" variant="subtle" leftSection={<IconTrash aria-hidden />} onClick={onRemove}><Trans>Take it out</Trans></Button>}>
      <div className={classes.form}>
        <NamesField legend={t`Name of the stage`} value={stage.names} onChange={(names) => set({ names })} />
        <div className={classes.row}>
          <NativeSelect label={t`Counts as`} value={stage.phase} onChange={(event) => set({ phase: event.currentTarget.value as Stage['phase'] })} data={Object.entries(words.phases).map(([value, label]) => ({ value, label }))} />
          <NativeSelect label={t`The work is`} value={stage.place} onChange={(event) => set({ place: event.currentTarget.value as Stage['place'] })} data={Object.entries(words.places).map(([value, label]) => ({ value, label }))} />
          <NativeSelect label={t`Label to print`} value={stage.label ?? ''} onChange={(event) => set({ label: (event.currentTarget.value || null) as Stage['label'] })} data={[{ value: '', label: t`none` }, ...Object.entries(words.labels).map(([value, label]) => ({ value, label }))]} />
        </div>
        <TargetField key={stage.code} value={stage.targetMinutes} onChange={(targetMinutes) => set({ targetMinutes })} />
        <MarkField value={stage.mark} place={stage.place} onChange={(mark) => set({ mark })} />
        <fieldset className={classes.checks}>
          <legend>{t`Who may enter it`}</legend>
          <Checkbox label={t`Everybody who moves orders`} checked={stage.roles === null} onChange={(event) => set({ roles: event.currentTarget.checked ? null : [] })} />
          {stage.roles !== null && roles.filter((role) => role !== 'owner' && role !== 'read-only' && role !== 'accountant').map((role: Role) => (
            <Checkbox key={role} label={i18n._(roleNames[role])} checked={stage.roles?.includes(role) ?? false} onChange={(event) => set({ roles: toggle(stage.roles ?? [], role, event.currentTarget.checked) })} />
          ))}
        </fieldset>
        <fieldset className={classes.checks}>
          <legend>{t`Before it is entered`}</legend>
          {guards.map((guard) => <Checkbox key={guard} label={words.guards[guard]} checked={stage.guards.includes(guard)} onChange={(event) => set({ guards: toggle(stage.guards, guard, event.currentTarget.checked) })} />)}
        </fieldset>
        <fieldset className={classes.checks}>
          <legend>{t`From here on`}</legend>
          <Checkbox label={t`The lenses are committed: they fit nobody else`} checked={stage.lensesCommitted} onChange={(event) => set({ lensesCommitted: event.currentTarget.checked })} />
          <Checkbox label={t`A promised day that has passed counts as late here`} checked={stage.countsAsLate} onChange={(event) => set({ countsAsLate: event.currentTarget.checked })} />
          <Checkbox label={t`The customer may take it along at once`} checked={stage.collectHere} onChange={(event) => set({ collectHere: event.currentTarget.checked })} />
        </fieldset>
        <FieldsField value={stage.fields} others={otherFields} language={language} onChange={(fields) => set({ fields })} />
      </div>
    </Panel>
  )
}
