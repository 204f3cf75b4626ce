export { labsPages } from './pages.ts'
