import fc from 'fast-check'
import { expect, it } from 'vitest'
import { balanceChanges, collectedPostings, paidPostings, soldPostings, takingsOf } from './accounts.ts'

it('sums to zero whatever is posted', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 })
  fc.assert(fc.property(amount, amount, (sold, paid) => {
    const postings = [...soldPostings('order', sold), ...paidPostings('order', ['takings-cash', 'brno/2026-11-24/0'], paid)]
    expect(balanceChanges(postings).reduce((sum, row) => sum + row.change, 0)).toBe(0)
  }))
})

it('leaves the balance of an order on orders-receivable', () => {
  const changes = balanceChanges([...soldPostings('order', 1_103_100), ...paidPostings('order', ['takings-card', 'x'], 550_000)])
  expect(changes.find((row) => row.account === 'orders-receivable')?.change).toBe(553_100)
})

it('earns base and tax per rate when collected, and nothing stays sold', () => {
  const postings = collectedPostings('order', 'brno', '2026-11-24', 1000, [
    { component: 'VAT', country: 'CZ', rateBps: 1200, base: 500, tax: 60 }, { component: 'VAT', country: 'CZ', rateBps: 2100, base: 363, tax: 77 },
  ])
  expect(postings.reduce((sum, posting) => sum + posting.amount, 0)).toBe(1000)
})

it('posts nothing for an order that costs nothing', () => {
  expect(soldPostings('order', 0)).toEqual([])
})

it('spreads the takings of a branch and day over eight rows', () => {
  const rows = new Set(Array.from({ length: 256 }, (_, i) => takingsOf('cash', 'brno', '2026-11-24', `0-${i.toString(16).padStart(2, '0')}`)[1]))
  expect(rows.size).toBe(8)
})
