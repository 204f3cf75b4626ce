import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { CustomerFields } from './customer-fields.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { useDuplicates } from './use-duplicates.ts'

const SHOWN = 3

/** Warns while somebody is typed who may be here already, and offers to open them instead. It never stands in the way. */
export function DuplicateWarning({ typed, exceptId }: { readonly typed: CustomerFields; readonly exceptId?: string | undefined }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const items = useDuplicates(typed, exceptId)
  if (items.length === 0) return null
  return (
    <ProblemPanel tone="hold" title={t`This may be somebody who is here already`}>
      <DuplicateList items={items.slice(0, SHOWN)} act={<Trans>Open instead</Trans>} onPick={({ id }) => void navigate({ to: paths.customer(id) })} />
    </ProblemPanel>
  )
}
