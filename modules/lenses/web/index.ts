export { ContactLensCheck } from './contact-lens-check.tsx'
export { FindingWords } from './finding-words.tsx'
export { LensCheck } from './lens-check.tsx'
export { lensesPages } from './pages.ts'
