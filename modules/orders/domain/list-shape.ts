/** Sequences in which the list of orders may stand. */
export const orderSorts = ['newest', 'oldest', 'promised', 'promised-last', 'customer', 'customer-last', 'total', 'total-least', 'balance', 'balance-least'] as const
export type OrderSort = (typeof orderSorts)[number]

/** Columns that the list of orders may show. */
export const listColumns = ['number', 'stage', 'customer', 'job', 'kind', 'branch', 'taken', 'promised', 'collected', 'assigned', 'sold-by', 'channel', 'lab', 'total', 'paid', 'balance'] as const
export type ListColumn = (typeof listColumns)[number]
