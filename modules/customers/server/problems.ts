import { problemKind } from '#platform/http/problem'

/** The refusals of customers; docs/problems has a page each. */
export const customersProblems = {
  merged: problemKind<{ survivorId: string; survivorName: string }>({ type: 'customers/merged', title: 'This customer is another entry now', status: 409, help: 'Two entries of one person were joined. `survivorId` is the one to go on with, `survivorName` its name; send the request again for that one.' }),
  cannotMerge: problemKind<{ reason: string }>({ type: 'customers/cannot-merge', title: 'These two cannot be joined', status: 409, help: '`reason`: same (an entry with itself), already-merged, guardian-of (one speaks for the other, so they are two people).' }),
  cannotUnmerge: problemKind<{ reason: string }>({ type: 'customers/cannot-unmerge', title: 'The two cannot be taken apart any more', status: 409, help: '`reason`: already-undone, or merged-on (the surviving entry was itself joined with another; undo that first).' }),
  noHealthConsent: problemKind<{ reason: string }>({ type: 'customers/no-health-consent', title: 'There is no consent to keep health data', status: 409, help: '`reason`: no-guardian or no-guardian-consent (the customer is a minor: record who speaks for them and their consent to health data), no-consent. Record the consent first with POST /customers/{id}/consents.' }),
  cannotErase: problemKind<{ reason: string }>({ type: 'customers/cannot-erase', title: 'The person cannot be erased yet', status: 409, help: '`reason`: orders-open or balance-open. Finish or cancel the open orders and settle what is still to pay, then erase.' }),
}
