import { describe, expect, it } from 'vitest'
import { adjustmentsOf, readDiscount } from './discounts.ts'

const off = (lineId: string | null, how: { shareBps?: number; amount?: number }) => ({ id: 'x', lineId, shareBps: how.shareBps ?? null, amount: how.amount ?? null, reason: 'friend' })
const lines = [{ id: 'a', amount: 1000 }, { id: 'b', amount: 500 }, { id: 'c', amount: 1 }]
const sums = (...discounts: ReturnType<typeof off>[]) => adjustmentsOf(lines, discounts).map((made) => made.reduce((sum, { amount }) => sum + amount, 0))

it.each([
  ['10 %', { shareBps: 1000, amount: null }], ['7,5%', { shareBps: 750, amount: null }], ['200', { shareBps: null, amount: 20_000 }], ['199,50', { shareBps: null, amount: 19_950 }],
  ['101 %', null], ['0', null], ['much', null], ['', null],
])('reads %s', (text, read) => expect(readDiscount(text, 'CZK')).toEqual(read))

describe('what is taken off', () => {
  it('of a line is an amount or a share of that line', () => {
    expect(sums(off('a', { shareBps: 1000 }), off('b', { amount: 50 }))).toEqual([-100, -50, 0].map((amount) => amount || 0))
  })
  it('of the whole order adds up to it, after what was taken off single lines', () => {
    const made = sums(off(null, { shareBps: 5000 }), off('a', { amount: 200 }))
    expect(made.reduce((sum, part) => sum + part, 0)).toBe(-200 - 651)
  })
  it('never brings a line below nothing', () => {
    expect(sums(off('b', { amount: 9000 }))).toEqual([0, -500, 0])
    expect(sums(off(null, { amount: 99_000 }))).toEqual([-1000, -500, -1])
  })
  it('of a line that is not there any more is nothing', () => expect(sums(off('gone', { amount: 10 }))).toEqual([0, 0, 0]))
})
