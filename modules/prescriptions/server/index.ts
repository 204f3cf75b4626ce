export { prescriptionOfWearer, prescriptionWithOrder } from './for-order.ts'
export { prescriptionsProblems } from './problems.ts'
export { prescriptionsRoutes } from './routes.ts'
