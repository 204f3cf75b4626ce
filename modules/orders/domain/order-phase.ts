/** How far an order has come; what counts in lists and figures. Stages are data and belong to a phase. */
export const phases = ['draft', 'taken', 'producing', 'finishing', 'ready', 'closed', 'cancelled'] as const
export type Phase = (typeof phases)[number]

/** Phases in which the order is still work for somebody. */
export const openPhases = ['taken', 'producing', 'finishing', 'ready'] as const satisfies readonly Phase[]

export const places = ['shop', 'lab', 'workshop', 'shelf', 'customer'] as const
export type Place = (typeof places)[number]

/**
 * Whether the promised day has passed while the glasses are not ready. `today` is the branch's calendar day; `countsAsLate` false: the
 * order is in a stage in which that is nobody's fault.
 */
export const isLate = (order: { phase: Phase; promisedOn: string | null; countsAsLate?: boolean }, today: string): boolean =>
  order.countsAsLate !== false && (order.phase === 'taken' || order.phase === 'producing' || order.phase === 'finishing') && order.promisedOn !== null && order.promisedOn < today
