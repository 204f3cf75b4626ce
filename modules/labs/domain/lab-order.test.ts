import { expect, it } from 'vitest'
import { isLabOrderLate, whyNotSend } from './lab-order.ts'

const whole = { phase: 'taken', hasLabStage: true, hasPrescription: true, hasLenses: true }

it.each([
  [whole, null], [{ ...whole, phase: 'draft' }, 'draft'], [{ ...whole, phase: 'closed' }, 'collected'], [{ ...whole, phase: 'cancelled' }, 'cancelled'],
  [{ ...whole, hasLabStage: false }, 'no-lab-stage'], [{ ...whole, hasPrescription: false }, 'no-prescription'], [{ ...whole, hasLenses: false }, 'no-lenses'],
] as const)('says of %o: %s', (order, refusal) => {
  expect(whyNotSend(order)).toBe(refusal)
})

it('is late a day after the promise, come or not, and never when it was cancelled', () => {
  const sent = { state: 'sent', firstPromisedOn: '2026-12-02', arrivedOn: null, isOrderCancelled: false } as const
  expect([isLabOrderLate(sent, '2026-12-02'), isLabOrderLate(sent, '2026-12-03'), isLabOrderLate({ ...sent, state: 'cancelled' }, '2026-12-03')]).toEqual([false, true, false])
  expect(isLabOrderLate({ ...sent, isOrderCancelled: true }, '2027-01-01')).toBe(false)
  const arrived = { ...sent, state: 'arrived' } as const
  expect([isLabOrderLate({ ...arrived, arrivedOn: '2026-12-02' }, '2027-01-01'), isLabOrderLate({ ...arrived, arrivedOn: '2026-12-03' }, '2026-12-03')]).toEqual([false, true])
})
