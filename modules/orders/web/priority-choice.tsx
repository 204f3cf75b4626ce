import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'

export interface PriorityChoiceProps {
  readonly value: 'normal' | 'rush'
  readonly onChange: (priority: 'normal' | 'rush') => void
}

/** Whether the work goes before other work. */
export function PriorityChoice({ value, onChange }: PriorityChoiceProps) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      fullWidth
      aria-label={t`Priority`}
      value={value}
      onChange={(priority) => onChange(priority === 'rush' ? 'rush' : 'normal')}
      data={[{ value: 'normal', label: t`Normal` }, { value: 'rush', label: <><IconFlag aria-hidden /><span><Trans>Rush</Trans></span></> }]}
    />
  )
}
