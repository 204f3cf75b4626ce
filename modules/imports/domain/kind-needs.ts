import type { ImportKind } from './fields.ts'

/** What bringing each kind in demands besides the right to bring anything in: the right to write it one by one, and the part of Lunette that keeps it. */
export const kindNeeds = {
  customers: { right: 'customers.write', capability: 'customers' },
  products: { right: 'products.write', capability: 'catalog' },
  orders: { right: 'orders.write', capability: 'orders' },
} as const satisfies Record<ImportKind, { readonly right: string; readonly capability: string }>
