/** Ways in which something is sold: prices, orders and reports tell them apart. */
export const saleChannels = ['counter', 'phone', 'web', 'e-shop', 'advisor', 'import'] as const
export type SaleChannel = (typeof saleChannels)[number]
