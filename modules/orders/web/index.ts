export { ordersFinder } from './finder.tsx'
export { ordersPages } from './pages.ts'
