export { LensCheck } from './lens-check.tsx'
export { lensesPages } from './pages.ts'
