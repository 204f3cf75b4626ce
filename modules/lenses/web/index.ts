export { ContactLensCheck } from './contact-lens-check.tsx'
export { LensCheck } from './lens-check.tsx'
export { lensesPages } from './pages.ts'
