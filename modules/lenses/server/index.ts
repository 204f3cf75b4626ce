export { lensesProblems } from './problems.ts'
export { lensesRoutes } from './routes.ts'
export { saveSampleLenses } from './sample/save-sample-lenses.ts'
export { cutOffCatalogues, lensesSubscriptions } from './subscriptions.ts'
