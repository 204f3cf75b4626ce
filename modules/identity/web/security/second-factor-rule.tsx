import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import { roles, type Role } from '../../domain/index.ts'
import { roleNames } from '../names.ts'
import type { Organization } from '../types.ts'
import classes from './security.module.css'

interface Rule { readonly roles: Role[]; readonly graceDays: number }

/** Which roles of the organization must have a second factor, and how many days there are to set one up. */
export function SecondFactorRule({ organization }: { readonly organization: Organization }) {
  const { i18n, t } = useLingui()
  const draft = useDraft<Rule>({ roles: [...organization.secondFactor.roles].toSorted(), graceDays: organization.secondFactor.graceDays })
  const [saved, setSaved] = useState(false)
  const save = useSend<Organization, Rule>({ name: 'organization.demand-second-factor', about: organization.name, method: 'PUT', path: '/organization/second-factor', kinds: ['identity'], secret: true })
  const { values, set } = draft
  const choose = (role: Role, on: boolean): void => set('roles', roles.filter((one) => (one === role ? on : values.roles.includes(one))).toSorted())
  return (
    <Panel title={t`Who must have a second factor`} note={values.roles.length === 0 ? t`nobody` : undefined}>
      <p className={classes.text}><Trans>With it, a password that was seen or guessed opens nothing. Whoever has none is led to set it up at their next sign-in; after the days of grace Lunette opens only with it.</Trans></p>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="sr-only"><Trans>Roles</Trans></legend>
        <div className={classes.roles}>
          {roles.map((role) => <Checkbox key={role} label={i18n._(roleNames[role])} checked={values.roles.includes(role)} onChange={(event) => choose(role, event.currentTarget.checked)} />)}
        </div>
      </fieldset>
      <NumberInput label={t`Days of grace`} min={0} max={90} allowDecimal={false} allowNegative={false} value={values.graceDays} onChange={(days) => set('graceDays', typeof days === 'number' ? days : 0)} style={{ maxWidth: 160 }} hideControls />
      <div style={{ height: 12 }} />
      <SaveBar
        label={t`Save who must`}
        ready={draft.changed}
        {...(draft.changed && { onCancel: draft.reset })}
        pending={save.pending}
        problem={save.problem}
        saved={saved && !draft.changed ? t`Saved` : undefined}
        onSave={() => void save.send(values, organization.version).then((done) => setSaved(done !== null))}
      />
    </Panel>
  )
}
