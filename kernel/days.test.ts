import { expect, it } from 'vitest'
import { addDays, dayIn, isDay, isTimeZone } from './days.ts'

it('knows which days exist', () => {
  expect(isDay('2028-02-29')).toBe(true)
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('26-1-1')).toBe(false)
})

it('knows the same days as the calendar of the language', () => {
  for (const year of ['0001', '1900', '2000', '2026', '2028', '2100', '9999']) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const at = new Date(`${text}T00:00:00Z`)
        expect(isDay(text), text).toBe(!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text))
      }
    }
  }
  expect(isDay('0000-01-01')).toBe(false)
})

it('tells the same day again, whatever was asked in between', () => {
  const noon = new Date('2026-11-24T12:00:00Z')
  for (let minute = 0; minute < 3_000; minute += 7) {
    const instant = new Date(noon.getTime() + minute * 60_000)
    const fresh = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kathmandu' }).format(instant)
    expect(dayIn('Asia/Kathmandu', instant)).toBe(fresh)
    expect(dayIn('Asia/Kathmandu', instant)).toBe(fresh)
  }
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
