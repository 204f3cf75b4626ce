const boughtForTheOrder: ReadonlySet<string> = new Set(['lens', 'contact-lens', 'lens-option'])

/** Whether a part is bought for the order; frames and goods come from the shelf, and a sale from stock buys nothing. */
export const mustOrder = (lineKind: string, orderKind: string): boolean => orderKind !== 'stock-sale' && boughtForTheOrder.has(lineKind)

export const requisitionStatuses = ['open', 'ordered', 'arrived', 'dropped'] as const
export type RequisitionStatus = (typeof requisitionStatuses)[number]

/** Where a part may go from where it is: what came cannot be dropped, and nothing arrives that was not ordered. */
export const nextStatuses: Record<RequisitionStatus, readonly RequisitionStatus[]> = { open: ['ordered', 'dropped'], ordered: ['open', 'arrived', 'dropped'], arrived: ['ordered'], dropped: ['open'] }
