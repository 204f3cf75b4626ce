import { expect, it } from 'vitest'
import { firstOverlap } from './hours.ts'

const on = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes })

it('takes a split shift, one shift ending when the next begins, and the same hours on two days', () => {
  expect(firstOverlap([on(1, '13:00', '18:00'), on(1, '08:30', '12:00'), on(1, '12:00', '13:00'), on(2, '08:30', '12:00')])).toBeNull()
})

it('names the hours that overlap earlier ones', () => {
  expect(firstOverlap([on(1, '08:00', '12:00'), on(2, '08:00', '12:00'), on(1, '11:59', '18:00')])).toBe(2)
  expect(firstOverlap([on(1, '08:00', '18:00'), on(1, '09:00', '10:00')])).toBe(1)
})
