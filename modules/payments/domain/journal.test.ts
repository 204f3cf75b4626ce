import fc from 'fast-check'
import { expect, it } from 'vitest'
import { balanceChanges, collectedPostings, keptPostings, paidPostings, refundedPostings, resoldPostings, soldPostings, takingsOf } from './accounts.ts'
import type { Posting } from './accounts.ts'

const anAmount = fc.integer({ min: 0, max: 1_000_000_000 })
const anAct = fc.oneof(
  fc.record({ do: fc.constant('change' as const), total: anAmount }), fc.record({ do: fc.constant('pay' as const), share: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constant('refund' as const), share: fc.integer({ min: 0, max: 100 }) }),
)
const anEnd = fc.oneof(fc.constant({ do: 'none' as const }), fc.record({ do: fc.constant('collect' as const), tax: fc.integer({ min: 0, max: 100 }) }), fc.record({ do: fc.constant('cancel' as const), kept: fc.integer({ min: 0, max: 100 }) }))

const part = (amount: number, share: number): number => Math.floor((amount * share) / 100)

it('is nothing in sum, and says of an order what it owes and what is sold of it, in every sequence of acts', () => {
  fc.assert(fc.property(anAmount, fc.array(anAct, { maxLength: 12 }), anEnd, (first, acts, end) => {
    const till = takingsOf('cash', 'branch', '2026-11-22', '00')
    const postings: Posting[] = [...soldPostings('order', first)]
    let [total, paid] = [first, 0]
    for (const act of acts) {
      if (act.do === 'change') {
        const back = Math.max(0, paid - act.total)
        postings.push(...resoldPostings('order', total, act.total), ...(back > 0 ? refundedPostings('order', till, back) : []))
        total = act.total
        paid -= back
      } else if (act.do === 'pay') {
        const amount = part(total - paid, act.share)
        if (amount > 0) postings.push(...paidPostings('order', till, amount))
        paid += amount
      } else {
        const amount = part(paid, act.share)
        if (amount > 0) postings.push(...refundedPostings('order', till, amount))
        paid -= amount
      }
    }
    let [owed, sold, earned, kept] = [total, total, 0, 0]
    if (end.do === 'collect') {
      const tax = part(total, end.tax)
      postings.push(...collectedPostings('order', 'branch', '2026-11-22', total, [{ component: 'VAT', country: 'CZ', rateBps: 2100, base: total - tax, tax }]))
      ;[sold, earned] = [0, total]
    } else if (end.do === 'cancel') {
      kept = part(paid, end.kept)
      if (paid - kept > 0) postings.push(...refundedPostings('order', till, paid - kept))
      if (total > 0) postings.push({ debit: ['orders-sold', 'order'], credit: ['orders-receivable', 'order'], amount: total })
      postings.push(...keptPostings('order', 'branch', '2026-11-22', kept))
      ;[owed, sold, paid] = [kept, 0, kept]
    }
    const changes = balanceChanges(postings)
    const of = (...names: string[]): number => changes.filter(({ account }) => names.includes(account)).reduce((sum, { change }) => sum + change, 0)
    expect(changes.reduce((sum, { change }) => sum + change, 0)).toBe(0)
    expect({ receivable: of('orders-receivable'), sold: -of('orders-sold') || 0, takings: of('takings-cash'), earned: -of('revenue', 'tax') || 0, kept: -of('deposits-kept') || 0 }).toEqual({ receivable: owed - paid, sold, takings: paid, earned, kept })
    expect(postings.every(({ amount }) => amount > 0)).toBe(true)
  }), { numRuns: 5_000 })
})
