import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { OrderView, ReceiptView } from '../../contract.ts'
import classes from './actions.module.css'

/** The numbered receipts of an order; a new one says what is sold and paid now. */
export function ReceiptsPanel({ order, timeZone }: { readonly order: OrderView; readonly timeZone: string }) {
  const { t } = useLingui()
  const mayRead = useMay('payments.read', order.branchId)
  const mayIssue = useMay('payments.take', order.branchId) && order.phase !== 'draft' && order.phase !== 'cancelled'
  const path = `/orders/${order.id}/receipts`
  const read = useRead<{ items: ReceiptView[] }>(path, { kinds: ['orders', 'payments'], enabled: mayRead })
  const issue = useSend<ReceiptView>({ name: 'order.receipt', method: 'POST', path, kinds: ['orders'] })
  const items = read.data?.items ?? []
  if (!mayRead || (items.length === 0 && !mayIssue)) return null
  return (
    <Panel title={t`Receipts`}>
      {items.length > 0 && (
        <ul className={classes.parts}>
          {items.map((receipt) => (
            <li key={receipt.id}><b>{receipt.number}</b> <span className={classes.quiet}><Instant of={receipt.issuedAt} timeZone={timeZone} /></span> <span><Trans>paid <Money of={receipt.paid} /></Trans></span></li>
          ))}
        </ul>
      )}
      {issue.problem && <ProblemOf problem={issue.problem} />}
      {mayIssue && <Button fullWidth disabled={issue.pending} leftSection={<IconReceipt aria-hidden />} onClick={() => void issue.send({})}><Trans>Issue a receipt</Trans></Button>}
    </Panel>
  )
}
