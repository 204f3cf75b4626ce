export { importsProblems } from './problems.ts'
export { importsRoutes } from './routes.ts'
export { importsPart } from './imports-part.ts'
export { cutOffImports, importsDaily, importsSubscriptions } from './subscriptions.ts'
