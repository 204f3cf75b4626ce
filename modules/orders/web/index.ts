import type { CustomerPart } from '#modules/customers/web'

export type { GlassesPart, GlassesPartProps, OrderPart, OrderPartProps, PromisePart, PromisePartProps } from './order-parts.ts'
export { ordersFinder } from './finder.tsx'
export { ordersPages } from './pages.ts'
export { useOrderKinds } from './use-order-kinds.ts'

/** What orders show on a customer's page. */
export const ordersOfCustomer: CustomerPart = { right: 'orders.read', capability: 'orders', load: () => import('./customer/orders-of-customer.tsx') }

/** Until when a customer's contact lenses reach. */
export const contactLensesOfCustomer: CustomerPart = { right: 'orders.read', capability: 'orders', load: () => import('./customer/contact-lenses-of-customer.tsx') }

/** What orders count of a customer, in the line of figures. */
export const figuresOfCustomer: CustomerPart = { right: 'orders.read', capability: 'orders', place: 'figures', load: () => import('./customer/figures-of-customer.tsx') }
