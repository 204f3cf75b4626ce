export { webhooksPages } from './pages.ts'
