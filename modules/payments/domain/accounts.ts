/**
 * The accounts of the journal's floor. Debit minus credit is the balance.
 * - `orders-receivable` (subject: order): what customers still owe for what was sold.
 * - `orders-sold` (subject: order): sold but not yet collected; becomes revenue and tax when the goods change hands.
 * - `takings-*` (subject: branch and day): money that came in, by way of paying.
 * - `deposits-kept` (subject: branch and day): what stayed with the shop of orders that were cancelled.
 * - `revenue`, `tax` (subject: branch and day, with rate for tax): earned when collected.
 */
export const accounts = ['orders-receivable', 'orders-sold', 'takings-cash', 'takings-card', 'takings-transfer', 'takings-voucher', 'takings-online', 'deposits-kept', 'revenue', 'tax'] as const
export type Account = (typeof accounts)[number]

export const methods = ['cash', 'card', 'transfer', 'voucher', 'online'] as const
export type Method = (typeof methods)[number]

/** An amount moved from one account to another: balanced by its shape. Minor units, more than zero. */
export interface Posting {
  readonly debit: readonly [account: Account, subject: string]
  readonly credit: readonly [account: Account, subject: string]
  readonly amount: number
}

/** How many rows the takings of a branch and day are spread over, so that tills taking money at once do not wait for one. */
const TAKINGS_SHARDS = 8

/** The takings account row for a payment: branch, day and a shard that follows from the payment's id. */
export function takingsOf(method: Method, branchId: string, day: string, paymentId: string): readonly [Account, string] {
  return [`takings-${method}`, `${branchId}/${day}/${Number.parseInt(paymentId.slice(-2), 16) % TAKINGS_SHARDS}`]
}

/** Sold at the counter: the customer owes, the shop owes the goods. */
export const soldPostings = (orderId: string, amount: number): Posting[] =>
  amount === 0 ? [] : [{ debit: ['orders-receivable', orderId], credit: ['orders-sold', orderId], amount }]

/** What was sold costs more now, or less; nothing when it costs the same. */
export function resoldPostings(orderId: string, before: number, after: number): Posting[] {
  if (after === before) return []
  const owed = ['orders-receivable', orderId] as const
  const sold = ['orders-sold', orderId] as const
  return after > before ? [{ debit: owed, credit: sold, amount: after - before }] : [{ debit: sold, credit: owed, amount: before - after }]
}

/** A deposit that the shop keeps when the order is cancelled: it is neither revenue of goods nor owed to anybody. */
export const keptPostings = (orderId: string, branchId: string, day: string, amount: number): Posting[] =>
  amount === 0 ? [] : [{ debit: ['orders-receivable', orderId], credit: ['deposits-kept', `${branchId}/${day}`], amount }]

/** Money came in for an order. */
export const paidPostings = (orderId: string, takings: readonly [Account, string], amount: number): Posting[] =>
  [{ debit: takings, credit: ['orders-receivable', orderId], amount }]

/** Money went back for an order. */
export const refundedPostings = (orderId: string, takings: readonly [Account, string], amount: number): Posting[] =>
  [{ debit: ['orders-receivable', orderId], credit: takings, amount }]

export interface TaxPart { readonly component: string; readonly country: string; readonly rateBps: number; readonly base: number; readonly tax: number }

/** The goods changed hands: what was sold is earned, base as revenue and the rest as tax, per rate. */
export function collectedPostings(orderId: string, branchId: string, day: string, total: number, taxes: readonly TaxPart[]): Posting[] {
  const taxTotal = taxes.reduce((sum, part) => sum + part.tax, 0)
  const sold = ['orders-sold', orderId] as const
  const earned: Posting[] = [{ debit: sold, credit: ['revenue', `${branchId}/${day}`], amount: total - taxTotal }]
  const taxed = taxes.map((part): Posting => ({ debit: sold, credit: ['tax', `${part.country}/${part.component}/${part.rateBps}/${day}`], amount: part.tax }))
  return [...earned, ...taxed].filter((posting) => posting.amount > 0)
}

/** What each account row changes by: debits add, credits take away. Sorted, so that two entries lock rows in one order. */
export function balanceChanges(postings: readonly Posting[]): { account: Account; subject: string; change: number }[] {
  const changes = new Map<string, { account: Account; subject: string; change: number }>()
  const add = ([account, subject]: readonly [Account, string], change: number): void => {
    const row = changes.get(`${account} ${subject}`) ?? { account, subject, change: 0 }
    changes.set(`${account} ${subject}`, { ...row, change: row.change + change })
  }
  for (const { debit, credit, amount } of postings) {
    add(debit, amount)
    add(credit, -amount)
  }
  return [...changes.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
