import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { InspectionStart, InspectionView } from '../../contract.ts'
import { InspectionDone } from './inspection-done.tsx'
import { InspectionForm } from './inspection-form.tsx'

/** The final inspection of an order's lenses: measured against ordered, by the standard in force. */
export default function InspectionPage() {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  // Opening shows the ordered values, and that is written down: once for the page, not again at every hint.
  const start = useRead<InspectionStart>(`/orders/${id}/inspection-start`, { kinds: [] })
  const list = useRead<{ items: InspectionView[] }>(`/orders/${id}/inspections`, { kinds: ['labs', 'orders'] })
  const [again, setAgain] = useState(false)
  const last = list.data?.items[0]
  const shown = start.data?.orderId === id ? start.data : undefined
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Final inspection`} note={shown?.orderNumber} back={{ to: paths.order(id), label: t`Order` }} />
      <div className={listLayout.body}>
        {start.error && <ProblemOf problem={start.error} ways={<Button onClick={() => void start.refetch()}><Trans>Try again</Trans></Button>} />}
        {!shown && !start.error && <Loading label={t`Fetching what was ordered`}><BoneRows rows={4} /></Loading>}
        {shown && !shown.ordered && <EmptyState title={<Trans>There is nothing to compare with</Trans>} steps={<Button component={Link} to={paths.order(id)}><Trans>Back to the order</Trans></Button>}><Trans>The order has no prescription. What is measured is compared with what was ordered.</Trans></EmptyState>}
        {shown?.ordered && list.data && (last && !again
          ? <InspectionDone key={last.id} inspection={last} start={shown} onAgain={() => setAgain(true)} />
          : <InspectionForm start={shown} ordered={shown.ordered} onDone={() => setAgain(false)} />)}
      </div>
    </div>
  )
}
