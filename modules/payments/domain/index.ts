export { collectedPostings, methods, paidPostings, refundedPostings, soldPostings, takingsOf } from './accounts.ts'
export type { Account, Method, Posting, TaxPart } from './accounts.ts'
