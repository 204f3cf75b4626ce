import { expect, it } from 'vitest'
import { writeAmount, writeDay, writeInstant, writeMoney, writeQuantity, writeRate } from './write-numbers.ts'

it.each([
  ['en', '−Kč\u00a01,299.50', '¥680.00', 'Thu 26 Nov 2026', '26 Nov 2026 13:58'],
  ['cs', '−1\u00a0299,50\u00a0Kč', '680,00\u00a0¥', 'čt 26. 11. 2026', '26. 11. 2026 13:58'],
  ['pt-BR', '−Kč\u00a01.299,50', '¥\u00a0680,00', 'qui. 26/11/2026', '26/11/2026 13:58'],
  ['zh-CN', '−Kč\u00a01,299.50', '¥680.00', '2026年11月26日周四', '2026年11月26日 13:58'],
])('writes money, days and times in %s', (language, crowns, yuan, day, instant) => {
  expect(writeMoney(language, { amount: -129_950, currency: 'CZK' })).toBe(crowns)
  expect(writeMoney(language, { amount: 68_000, currency: 'CNY' })).toBe(yuan)
  expect(writeDay(language, '2026-11-26')).toBe(day)
  expect(writeInstant(language, '2026-11-26T12:58:00Z', 'Europe/Prague')).toBe(instant)
})

it('knows currencies without decimals', () => {
  expect(writeAmount('en', { amount: 1500, currency: 'JPY' })).toBe('1,500')
})

it('writes quantities and rates with as many decimals as they have', () => {
  expect([1000, 1500, 125].map((quantity) => writeQuantity('cs', quantity))).toEqual(['1', '1,5', '0,125'])
  expect([2100, 1250, 0].map((rate) => writeRate('cs', rate))).toEqual(['21\u00a0%', '12,5\u00a0%', '0\u00a0%'])
})
