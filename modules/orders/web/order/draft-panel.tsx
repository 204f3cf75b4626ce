import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useMay } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { draftTaking, LensDecision, OrderView } from '../../contract.ts'
import { lastListAddress } from '../list/last-list.ts'
import { AskWhy } from '../special-lenses/ask-why.tsx'
import { allSaid, findingsOf, reasonsToSend } from '../special-lenses/reasons.ts'
import classes from './actions.module.css'
import { OrderProblem, readMoney } from './order-problem.tsx'

/** A draft is taken here, or thrown away. What changed since it was saved is shown and wants a second press. */
export function DraftPanel({ order, timeZone }: { readonly order: OrderView; readonly timeZone: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [reasons, setReasons] = useState<readonly LensDecision[]>([])
  const mayWrite = useMay('orders.write', order.branchId)
  const path = `/orders/drafts/${order.id}`
  const take = useSend<OrderView, z.input<typeof draftTaking>>({ name: 'draft.take', method: 'POST', path: `${path}/take`, kinds: ['orders', 'payments'] })
  const drop = useSend<unknown>({ name: 'draft.delete', method: 'DELETE', path, kinds: ['orders'] })
  const total = take.problem?.type === 'orders/price-changed' ? readMoney(take.problem.extra.total) : null
  const pending = take.pending || drop.pending
  const findings = findingsOf(take.problem)
  const run = () => void take.send({ ...(total && { expectedTotal: total }), lensDecisions: reasonsToSend(reasons) }, order.version)
  const ready = mayWrite && !pending && order.lines.length > 0 && allSaid(findings, reasons)
  useKeys(ready ? { 'Ctrl Enter': run } : {})
  const problem = (total || findings.length > 0 ? null : take.problem) ?? drop.problem
  return (
    <Panel title={t`Draft`} note={t`not taken yet: no number, nothing owed`} {...((total || findings.length > 0) && { tone: 'hold' as const })}>
      {problem && <OrderProblem problem={problem} order={order} timeZone={timeZone} />}
      {total && <p><Trans>Prices or taxes have changed since it was saved: it was <Money of={order.total} />, now it is <b><Money of={total} /></b>. Agree on it with the customer.</Trans></p>}
      {findings.length > 0 && <><p><Trans>Not every lens is made so. Change the draft, or write why it is ordered all the same.</Trans></p><AskWhy findings={findings} reasons={reasons} onReasons={setReasons} /></>}
      {mayWrite && (
        <div className={classes.buttons}>
          <Button variant="filled" disabled={!ready} onClick={run} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>{total ? <Trans>Take it for <Money of={total} /></Trans> : <Trans>Take the order</Trans>}</Button>
          <Button variant="subtle" disabled={pending} onClick={() => void drop.send(undefined, order.version).then((done) => done && navigate({ to: lastListAddress() }))}><Trans>Throw it away</Trans></Button>
        </div>
      )}
    </Panel>
  )
}
