import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addWorkingDays, beginsOn, workingDaysBetween } from './working-days.ts'

const week = { workingDays: [1, 2, 3, 4, 5], closedOn: [] }

it('counts over a week-end: from Friday 27 November two working days are Tuesday', () => {
  expect(addWorkingDays('2026-11-27', 2, week)).toBe('2026-12-01')
  expect(workingDaysBetween('2026-11-27', '2026-12-01', week)).toBe(2)
})

it('counts no holiday: sent on 23 December, three working days over Christmas are 30 December', () => {
  const lab = { ...week, closedOn: ['2026-12-24', '2026-12-25'] }
  expect(addWorkingDays('2026-12-23', 3, lab)).toBe('2026-12-30')
  expect(workingDaysBetween('2026-12-23', '2026-12-30', lab)).toBe(3)
})

it('begins on Monday with what comes on Saturday, and on the next day with what comes after the cut-off', () => {
  const lab = { ...week, cutOff: '14:00' }
  expect(beginsOn('2026-11-28', '09:00', lab)).toBe('2026-11-30')
  expect(beginsOn('2026-11-26', '14:00', lab)).toBe('2026-11-26')
  expect(beginsOn('2026-11-26', '14:01', lab)).toBe('2026-11-27')
  expect(beginsOn('2026-11-27', '14:01', lab)).toBe('2026-11-30')
  // It does not work on Sunday anyway: late or not, Monday.
  expect(beginsOn('2026-11-29', '23:00', lab)).toBe('2026-11-30')
})

it('counts as many days as it adds, whatever days a lab works on', () => {
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  const day = fc.integer({ min: 0, max: 3000 }).map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10))
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 60 }), weekdays, fc.array(day, { maxLength: 5 }), (from, count, workingDays, closedOn) => {
    const of = { workingDays, closedOn }
    return workingDaysBetween(from, addWorkingDays(from, count, of), of) === count
  }))
})
