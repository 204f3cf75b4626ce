import { expect, it } from 'vitest'
import { openWeekdays } from '#kernel/open-days'
import { daysInShop } from './days-in-shop.ts'

const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }))

it('takes 18 working hours for two days of nine, and a day of a target for a day', () => {
  expect([daysInShop([480, 360, 240], week), daysInShop([1440], week), daysInShop([1440, 60], week), daysInShop([], week)]).toEqual([2, 1, 2, 0])
})

it('takes three times three hours for a day, and a split shift for one day', () => {
  expect(daysInShop([180, 180, 180], week)).toBe(1)
  const split = [{ weekday: 1, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '13:00', closes: '16:00' }]
  expect([daysInShop([360], split), openWeekdays(split)]).toEqual([1, [1]])
})

it('goes by the clock where nobody wrote the hours', () => {
  expect([daysInShop([480, 360, 240], []), openWeekdays([])]).toEqual([1, [1, 2, 3, 4, 5, 6, 7]])
})
