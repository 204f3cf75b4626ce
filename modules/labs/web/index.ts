import type { GlassesPart, OrderPart, PromisePart } from '#modules/orders/web'

export { labsPages } from './pages.ts'

/** What labs show on the page of an order. */
export const labsOfOrder: OrderPart = { right: 'labs.read', capability: 'labs', load: () => import('./order/labs-of-order.tsx') }

/** Which day labs would keep, at intake. */
export const promiseOfLabs: PromisePart = { right: 'labs.read', capability: 'labs', load: () => import('./promise-part.tsx') }

/** The traced frame on the page of an order. */
export const traceOfOrder: OrderPart = { right: 'labs.read', capability: 'labs', load: () => import('./trace/trace-of-order.tsx') }

/** The glasses of an order in its traced frame. */
export const tracedGlasses: GlassesPart = { right: 'labs.read', capability: 'labs', load: () => import('./trace/traced-glasses.tsx') }
