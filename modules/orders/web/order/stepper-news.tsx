import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { instantText } from '#platform/ui/day-text'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import type { OrderView } from '../../contract.ts'
import { PrintOfStage } from '../print-of-stage.tsx'
import { StageMark } from '../stage-mark.tsx'
import classes from './order-page.module.css'
import type { Moved } from './use-order-acts.ts'

export interface StepperNewsProps {
  readonly order: OrderView
  readonly moved: Moved | null
  readonly undo: (() => void) | null
  readonly timeZone: string
}

/** One line under the stages: what was just done, what to print for it, how to take it back, or that it ended without its work. */
export function StepperNews({ order, moved, undo, timeZone }: StepperNewsProps) {
  const { i18n } = useLingui()
  const when = (instant: string) => instantText(instant, timeZone, i18n.locale)
  if (order.phase === 'cancelled' && order.cancelledAt) {
    const at = when(order.cancelledAt)
    return <p className={classes.news}><StageMark mark="cancelled" /><span><Trans>Cancelled {at}: {order.cancelReason ?? ''}</Trans></span></p>
  }
  if (!moved || !undo) return null
  return (
    <p className={classes.news}>
      <output><Trans>Moved: {moved.to.name}</Trans></output>
      <PrintOfStage orderId={order.id} label={moved.to.label} customerLanguage={order.customer.language} />
      <Button size="xs" onClick={undo} rightSection={<KeyCaps caps={['Ctrl', 'Z']} />}><Trans>Undo</Trans></Button>
    </p>
  )
}
