import { expect, it } from 'vitest'
import { dayText, instantText } from './day-text.ts'

it.each([
  ['en', 'Wed 2 Dec', '2 Dec 2026'],
  ['cs', 'st 2. 12.', '2. 12. 2026'],
  ['pt-BR', 'qua. 02/12', '02/12/2026'],
  ['zh-CN', '12月2日周三', '2026年12月2日'],
])('writes a day in %s', (language, day, date) => {
  expect(dayText('2026-12-02', language).replaceAll('\u00a0', ' ')).toBe(day)
  expect(dayText('2026-12-02', language, 'date').replaceAll('\u00a0', ' ')).toBe(date)
})

it('tells the time of the branch, not of the reader', () => {
  expect(instantText('2026-11-24T23:30:00Z', 'Europe/Prague', 'en')).toBe('25 Nov 00:30')
  expect(instantText('2026-11-24T23:30:00Z', 'America/Sao_Paulo', 'en', 'time')).toBe('20:30')
})
