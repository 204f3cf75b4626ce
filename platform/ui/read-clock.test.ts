import { expect, it } from 'vitest'
import { readClock } from './read-clock.ts'

it.each([['9', '09:00'], ['930', '09:30'], ['09:30', '09:30'], ['18.00', '18:00'], ['8h', '08:00'], ['8h15', '08:15'], [' 0 ', '00:00'], ['2359', '23:59']])('reads %s', (text, clock) => {
  expect(readClock(text)).toBe(clock)
})

it.each(['', '24', '9:60', '9:5', 'noon', '-1'])('does not guess %s', (text) => {
  expect(readClock(text)).toBeNull()
})
