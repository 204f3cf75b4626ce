export { identityPages } from './pages.ts'
export { may, SignedInContext, useBranch, useMay, useSignedIn } from './session.ts'
export type { SignedIn } from './session.ts'
