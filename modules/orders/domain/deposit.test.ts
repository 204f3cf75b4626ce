import { expect, it } from 'vitest'
import { proposedDeposit } from './deposit.ts'

it('proposes half, rounded down to a round sum', () => {
  expect(proposedDeposit(1_103_100, 5000, 10_000)).toBe(550_000)
})

it('proposes nothing for what costs less than a round sum', () => {
  expect(proposedDeposit(9_900, 5000, 10_000)).toBe(0)
})

it('stays exact for amounts near the largest', () => {
  expect(proposedDeposit(Number.MAX_SAFE_INTEGER, 10_000, 1)).toBe(Number.MAX_SAFE_INTEGER)
})
