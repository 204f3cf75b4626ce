export { collectedPostings, keptPostings, resoldPostings, soldPostings } from './accounts.ts'
export type { Method } from './accounts.ts'
