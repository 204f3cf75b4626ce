export { labsProblems } from './problems.ts'
export { labsRoutes } from './routes.ts'
