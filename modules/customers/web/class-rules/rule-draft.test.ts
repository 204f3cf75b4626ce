import { expect, it } from 'vitest'
import { draftsOf, isWhole, rulesOf } from './rule-draft.ts'

const vip = { class: 'vip', withinDays: 365, minSpend: 2_000_000, minOrders: null, boughtWithinDays: null } as const

it('sends back what it was given', () => {
  expect(rulesOf(draftsOf([vip]))).toEqual([vip])
  expect(rulesOf(draftsOf([]))).toEqual([])
})

it('lets a rule be saved only when it says something', () => {
  const { vip: whole, member } = draftsOf([vip])
  expect([isWhole(whole), isWhole({ ...whole, minSpend: null }), isWhole({ ...whole, withinDays: 0 }), isWhole(member)]).toEqual([true, false, false, true])
})
