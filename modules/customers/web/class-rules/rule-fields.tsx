import { Trans, useLingui } from '@lingui/react/macro'
import { Switch, TextInput } from '@mantine/core'
import { useSignedIn } from '#modules/identity/web'
import { MoneyInput } from '#platform/ui/money-input.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { isWhole, type RuleDraft } from './rule-draft.ts'
import classes from './rule-fields.module.css'

export interface RuleFieldsProps {
  readonly name: string
  readonly value: RuleDraft
  readonly onChange: (to: Partial<RuleDraft>) => void
}

const numberOf = (typed: string): number | null => (/^\d+$/.test(typed.trim()) ? Number(typed) : null)

/** What earns one class: every condition that is filled must hold. */
export function RuleFields({ name, value, onChange }: RuleFieldsProps) {
  const { t } = useLingui()
  const { currency } = useSignedIn().session.organization
  const number = (label: string, field: 'minOrders' | 'boughtWithinDays' | 'withinDays') => (
    <TextInput label={label} inputMode="numeric" maxLength={4} styles={{ input: { textAlign: 'right' } }} value={value[field] || ''} onChange={(event) => onChange({ [field]: field === 'withinDays' ? (numberOf(event.currentTarget.value) ?? 0) : numberOf(event.currentTarget.value) })} />
  )
  return (
    <Panel title={name} aside={<Switch size="sm" label={<Trans>given by the rule</Trans>} checked={value.on} onChange={(event) => onChange({ on: event.currentTarget.checked })} />}>
      {value.on
        ? (
          <>
            <div className={classes.fields}>
              {number(t`Counted over how many days`, 'withinDays')}
              <MoneyInput label={t`Spent at least`} currency={currency} value={value.minSpend} onChange={(minSpend) => onChange({ minSpend })} />
              {number(t`At least so many orders`, 'minOrders')}
              {number(t`Last order within days`, 'boughtWithinDays')}
            </div>
            {!isWhole(value) && <p className={classes.missing}><Trans>Fill at least one of the conditions.</Trans></p>}
          </>
        )
        : <p><Trans>Only given by hand.</Trans></p>}
    </Panel>
  )
}
