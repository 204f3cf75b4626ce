/** What a second person compares with the paper before lenses are made: where a slip of the pen ruins a lens. */
export const recheckItems = ['sign', 'axis', 'addition', 'pd'] as const
export type RecheckItem = (typeof recheckItems)[number]

/** Whether all of it has been confirmed. */
export const isRechecked = (rechecks: readonly { readonly item: RecheckItem }[]): boolean => recheckItems.every((item) => rechecks.some((one) => one.item === item))

export type RecheckRefusal = 'own-order' | 'own-prescription' | 'draft' | 'collected' | 'cancelled'

/** Why somebody may not confirm the values of an order, or null: whoever typed the order or its prescription overlooks the same slip twice. */
export function whyNotRecheck(order: { readonly phase: string; readonly enteredBy: string | null; readonly prescriptionTypedBy: string | null }, staffId: string): RecheckRefusal | null {
  if (order.phase === 'draft') return 'draft'
  if (order.phase === 'closed') return 'collected'
  if (order.phase === 'cancelled') return 'cancelled'
  if (order.enteredBy === staffId) return 'own-order'
  return order.prescriptionTypedBy === staffId ? 'own-prescription' : null
}
