/** How an order reaches a lab: a file of the trade, a printed paper, or a letter with both. */
export const labOrderWays = ['file', 'paper', 'email'] as const
export type LabOrderWay = (typeof labOrderWays)[number]

/** Why a letter to a lab will not leave by itself: nowhere to send it, nobody to hand it to, refused there, or no answer for most of a day. */
export const mailTroubles = ['no-address', 'no-server', 'refused', 'no-answer'] as const
export type MailTrouble = (typeof mailTroubles)[number]

export const labOrderStates = ['sent', 'accepted', 'in-production', 'arrived', 'cancelled'] as const
export type LabOrderState = (typeof labOrderStates)[number]

/** What a scorecard counts: lab orders that were sent in the period, and those of them that… */
export const labOrderFigures = ['sent', 'arrived', 'late', 'remade', 'failed', 'open'] as const

export type SendRefusal = 'draft' | 'collected' | 'cancelled' | 'no-lab-stage' | 'no-prescription' | 'no-lenses'

/** Why an order cannot be sent to a lab, or null when it can. */
export function whyNotSend(order: { readonly phase: string; readonly hasLabStage: boolean; readonly hasPrescription: boolean; readonly hasLenses: boolean }): SendRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  if (!order.hasLabStage) return 'no-lab-stage'
  if (!order.hasLenses) return 'no-lenses'
  return order.hasPrescription ? null : 'no-prescription'
}

/** Whether a lab order is not what was promised when it was sent: it came too late, or has not come and the day is over. For an order that is off nobody waits any more. */
export const isLabOrderLate = (order: { readonly state: LabOrderState; readonly firstPromisedOn: string | null; readonly arrivedOn: string | null; readonly isOrderCancelled: boolean }, today: string): boolean =>
  order.firstPromisedOn !== null && order.state !== 'cancelled' && (order.arrivedOn ?? (order.isOrderCancelled ? '' : today)) > order.firstPromisedOn
