import { expect, it } from 'vitest'
import { sayHours } from './say-hours.ts'

const day = (weekday: number, opens = '09:00', closes = '18:00') => ({ weekday, opens, closes })

it('draws days with the same times together', () => {
  expect(sayHours([6, 1, 2, 3, 4, 5].map((weekday) => (weekday === 6 ? day(6, '09:00', '12:00') : day(weekday))), 'en')).toBe('Mon–Fri 09:00–18:00, Sat 09:00–12:00')
})

it('keeps a break and a closed day between', () => {
  expect(sayHours([day(1, '09:00', '12:00'), day(1, '13:00', '17:00'), day(3)], 'cs')).toBe('po 09:00–12:00, po 13:00–17:00, st 09:00–18:00')
})

it('says nothing for no hours', () => {
  expect(sayHours([], 'en')).toBe('')
})
