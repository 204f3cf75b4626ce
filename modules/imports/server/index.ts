export { importsProblems } from './problems.ts'
export { importsRoutes } from './routes.ts'
export { importsSealed } from './sealed.ts'
export { cutOffImports, importsSubscriptions } from './subscriptions.ts'
