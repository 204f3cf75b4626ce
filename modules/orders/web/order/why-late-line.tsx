import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMay } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { OrderView } from '../../contract.ts'
import { StageMark } from '../stage-mark.tsx'
import classes from './order-page.module.css'

export interface WhyLateLineProps {
  readonly order: OrderView
  readonly onPay: () => void
  readonly onRecheck: () => void
  readonly onNewDay: () => void
}

/** Above everything: what keeps the order, and the next step as a button where it is one. */
export function WhyLateLine({ order, onPay, onRecheck, onNewDay }: WhyLateLineProps) {
  const mayPay = useMay('payments.take', order.branchId)
  const mayRecheck = useMay('orders.recheck', order.branchId)
  const mayWrite = useMay('orders.write', order.branchId)
  const why = order.whyLate
  if (!why) return null
  const { step } = why.next
  return (
    <div className={classes.why} data-tone={order.late ? 'late' : 'hold'}>
      {step === 'release' ? <StageMark mark="on-hold" size={17} /> : <WarningMark size={17} />}
      <p>
        {order.late ? <b><Trans>Why late:</Trans></b> : step !== 'release' && <b><Trans>In danger:</Trans></b>} {why.text}
        <span className={classes.whyNext}>{why.next.text}</span>
      </p>
      {step === 'take-deposit' && mayPay && <Button onClick={onPay} rightSection={<KeyCaps caps={['$']} />}><Trans>Take the deposit</Trans></Button>}
      {step === 'recheck' && mayRecheck && <Button onClick={onRecheck}><Trans>Re-check the values</Trans></Button>}
      {(step === 'agree-new-day' || step === 'ask-lab') && mayWrite && <Button onClick={onNewDay} rightSection={<KeyCaps caps={['E']} />}><Trans>Enter a new day</Trans></Button>}
    </div>
  )
}
