import { expect, it } from 'vitest'
import { orderNumber } from './order-number.ts'
import { numberOfCode } from './scanned-number.ts'

it.each([['26-1442', '26-1442'], ['26-001442', '26-1442'], ['26001442', '26-1442'], [' 26-7 ', '26-7'], ['4006381333931', null], ['hello', null], ['26000000', null], ['2600', null]])('reads %s as %s', (code, number) => {
  expect(numberOfCode(code)).toBe(number)
})

it.each([[2026, 1], [2026, 1_442], [2026, 999_999], [2026, 12_345_678], [2109, 1442]])('finds the number of year %s and count %s by its symbol', (year, count) => {
  const { number, paymentSymbol } = orderNumber(year, count)
  expect(numberOfCode(paymentSymbol)).toBe(number)
})
