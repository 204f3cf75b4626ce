import { expect, it } from 'vitest'
import { opensByPin, pinSessionUntil, whyWeakPin } from './pin.ts'

it.each([
  ['4826', null], ['90210', null], ['1357', null], ['48261935', null],
  ['1111', 'one-digit'], ['1234', 'in-a-row'], ['4321', 'in-a-row'], ['7890', 'in-a-row'], ['0987', 'in-a-row'],
  ['123', 'not-digits'], ['123456789', 'not-digits'], ['12a4', 'not-digits'], ['', 'not-digits'],
])('finds in the PIN %s: %s', (pin, weakness) => {
  expect(whyWeakPin(pin)).toBe(weakness)
})

it('ends what a PIN opened after a shift, but never after the day or the session of the device', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  const until = (since: string, expiresAt: string) => pinSessionUntil(now, { since: new Date(since), expiresAt: new Date(expiresAt) }).toISOString()
  expect(until('2026-11-24T10:00:00Z', '2026-12-08T10:00:00Z')).toBe('2026-11-24T20:00:00.000Z')
  expect(until('2026-11-24T00:00:00Z', '2026-12-08T10:00:00Z')).toBe('2026-11-24T16:00:00.000Z')
  expect(until('2026-11-24T10:00:00Z', '2026-11-24T12:30:00Z')).toBe('2026-11-24T12:30:00.000Z')
})

it('keeps the house, its people and the data of customers behind a password', () => {
  expect(opensByPin('staff.manage')).toBe(false)
  expect(opensByPin('customers.export')).toBe(false)
  expect((['labs.manage', 'prescriptions.set-limits', 'prescriptions.register'] as const).filter(opensByPin)).toEqual([])
  expect(opensByPin('orders.move')).toBe(true)
})
