export { collectedPostings, soldPostings } from './accounts.ts'
export type { Method } from './accounts.ts'
