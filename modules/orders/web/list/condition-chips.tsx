import { useLingui } from '@lingui/react/macro'
import { IconX } from '@tabler/icons-react'
import type { Condition } from '../../domain/filter/fields.ts'
import { withoutField } from './conditions.ts'
import { useConditionWords } from './condition-words.ts'
import classes from './conditions.module.css'

/** The conditions in force, each a button that takes it away. */
export function ConditionChips({ conditions, onChange }: { readonly conditions: readonly Condition[]; readonly onChange: (conditions: readonly Condition[]) => void }) {
  const { t } = useLingui()
  const { fields, value } = useConditionWords()
  return conditions.map((condition) => {
    const said = `${fields[condition.field]}: ${value(condition)}`
    return (
      <button key={condition.field} type="button" className={classes.chip} aria-label={t`Take away “${said}”`} onClick={() => onChange(withoutField(conditions, condition.field))}>
        <span className={classes.field}>{fields[condition.field]}</span> {value(condition)}
        <IconX aria-hidden />
      </button>
    )
  })
}
