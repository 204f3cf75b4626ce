import { expect, it } from 'vitest'
import { addDays, dayIn, isDay, isTimeZone } from './days.ts'

it('knows which days exist', () => {
  expect(isDay('2028-02-29')).toBe(true)
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('26-1-1')).toBe(false)
})

it('tells the shop day by its zone, not by the server', () => {
  const instant = new Date('2026-11-24T23:30:00Z')
  expect(dayIn('Europe/Prague', instant)).toBe('2026-11-25')
  expect(dayIn('America/Sao_Paulo', instant)).toBe('2026-11-24')
})

it('adds days over the clock change and the leap day', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

it('refuses zones that do not exist', () => {
  expect(isTimeZone('Europe/Brno')).toBe(false)
  expect(isTimeZone('Europe/Prague')).toBe(true)
})
