export { lensesProblems } from './problems.ts'
export { lensesRoutes } from './routes.ts'
export { cutOffCatalogues, lensesSubscriptions } from './subscriptions.ts'
