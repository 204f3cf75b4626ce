import { expect, it } from 'vitest'
import { compareLines, touchesLenses, whyNotChange } from './change-order.ts'
import { whyNotPayers } from './payers.ts'

const lens = { id: 'l', variantId: 'v', kind: 'lens', eye: 'right', quantity: 1000, description: 'Vela', unitPrice: 100, listAmount: 100, amount: 100 }
const frame = { ...lens, id: 'f', kind: 'frame', eye: null, description: 'Aria' }

it('says of each line whether it stays, changes, comes or goes', () => {
  expect(compareLines([frame, lens], [{ ...lens, amount: 90 }, { ...frame, id: 'g' }]).map(({ id, change }) => `${id} ${change}`)).toEqual(['l changed', 'g added', 'f removed'])
  expect(compareLines([frame], [frame])[0]?.change).toBe('same')
})

it.each([
  ['another price', { ...lens, unitPrice: 90, amount: 90 }, false], ['another number', { ...lens, quantity: 2000 }, true], ['the other eye', { ...lens, eye: 'left' }, true], ['another lens', { ...lens, variantId: 'w' }, true],
])('knows whether a lens would be made differently: %s', (_what, after, touched) => {
  expect(touchesLenses(compareLines([frame, lens], [frame, after]))).toBe(touched)
})

it('leaves finished orders alone, and lenses that are being made to those who may waive their cost', () => {
  expect((['draft', 'closed', 'cancelled', 'ready'] as const).map((phase) => whyNotChange({ phase, lensesCommitted: true }, false, false))).toEqual(['draft', 'collected', 'cancelled', null])
  expect([whyNotChange({ phase: 'ready', lensesCommitted: true }, true, false), whyNotChange({ phase: 'ready', lensesCommitted: true }, true, true), whyNotChange({ phase: 'taken', lensesCommitted: false }, true, false)]).toEqual(['lenses-committed', null, null])
})

it.each([
  [[], null], [[['a', null]], null], [[['a', 60], ['b', null]], null], [[['a', 60], ['b', 40]], null],
  [[['a', 60]], 'not-all'], [[['a', null], ['b', null]], 'not-all'], [[['a', 110], ['b', null]], 'too-much'], [[['a', 50], ['a', 50]], 'twice'],
] as const)('judges who pays 100 between them: %j', (payers, refusal) => {
  expect(whyNotPayers(payers.map(([customerId, amount]) => ({ customerId, amount })), 100)).toBe(refusal)
})
