import { call } from '#platform/ui/api/call'
import type { HitAct } from '#platform/ui/finder'
import type { OrderView } from '../../contract.ts'
import { nextStep } from '../order/next-step.ts'
import { paperAddress } from '../order/sheet-address.ts'
import { actAddress } from './wanted-act.ts'

const moveTo = /*i18n*/ { id: 'act.move-to', message: 'Move to {stage}' }
const orderAddress = /^\/orders\/([\da-f-]{36})$/

/** What can be done with the order that leads there, without opening it first; nothing for an address of something else. */
export async function actsOfOrder(to: string, { organizationId, language, signal }: { readonly organizationId: string | null; readonly language: string; readonly signal: AbortSignal }): Promise<readonly HitAct[]> {
  const id = orderAddress.exec(to)?.[1]
  if (!id || !organizationId) return []
  return actsFor(await call<OrderView>('GET', `/orders/${id}`, { organizationId, signal }), organizationId, language)
}

/** The acts that the order allows as it stands, the next step first. */
export function actsFor(order: Pick<OrderView, 'id' | 'phase' | 'stage' | 'stages' | 'onHold' | 'balance'>, organizationId: string, language: string): readonly HitAct[] {
  const capability = 'orders'
  const next = order.onHold ? null : nextStep(order)
  const running = order.phase !== 'draft' && order.phase !== 'closed' && order.phase !== 'cancelled'
  const detail = /*i18n*/ { id: 'act.with-this-order', message: 'with this order' }
  return [
    ...(next?.act === 'move' ? [{ to: actAddress(order.id, 'next'), title: { ...moveTo, values: { stage: next.stage.name } }, detail, right: 'orders.move', capability }] : []),
    ...(next?.act === 'collect' ? [{ to: actAddress(order.id, 'collect'), title: /*i18n*/ { id: 'act.collect', message: 'Collect' }, detail, right: 'orders.collect', capability }] : []),
    ...(order.balance.amount > 0 && order.phase !== 'cancelled' && order.phase !== 'draft' ? [{ to: actAddress(order.id, 'payment'), title: /*i18n*/ { id: 'act.take-payment', message: 'Take payment' }, detail, right: 'payments.take', capability }] : []),
    { to: paperAddress(order.id, order.phase === 'draft' ? 'estimate' : 'sheet', organizationId, language), paper: true, title: order.phase === 'draft' ? /*i18n*/ { id: 'act.print-estimate', message: 'Print the estimate' } : /*i18n*/ { id: 'act.print-sheet', message: 'Print the sheet' }, detail, right: 'orders.read', capability },
    ...(running ? [{ to: actAddress(order.id, 'hold'), title: order.onHold ? /*i18n*/ { id: 'act.release', message: 'Release' } : /*i18n*/ { id: 'act.hold', message: 'Put on hold' }, detail, right: 'orders.move', capability }] : []),
  ]
}
