import { expect, it } from 'vitest'
import { whyNotCancel } from './cancel.ts'

const order = { phase: 'producing', lensesCommitted: false, paid: 0 } as const

it.each([
  ['may while nothing is committed or paid', order, false, null],
  ['is kept by committed lenses', { ...order, lensesCommitted: true }, false, 'lenses-committed'],
  ['may by who can waive their cost', { ...order, lensesCommitted: true }, true, null],
  ['wants the deposit given back first', { ...order, paid: 1 }, true, 'money-held'],
  ['not after collecting', { ...order, phase: 'closed' }, true, 'collected'],
  ['happens once', { ...order, phase: 'cancelled' }, true, 'already-cancelled'],
] as const)('%s', (_, from, right, expected) => {
  expect(whyNotCancel(from, right)).toBe(expected)
})
