import { expect, it } from 'vitest'
import { readQuantity } from './read-quantity.ts'

it.each([
  ['2', 2000], ['0,5', 500], ['1.25', 1250], [' 10 ', 10_000], ['0.001', 1],
  ['0', null], ['', null], ['-1', null], ['1,2345', null], ['1e3', null], ['two', null], ['12345678', null],
])('reads %j as %j', (text, quantity) => {
  expect(readQuantity(text, false)).toBe(quantity)
})

it('reads no half of what is sold by the piece', () => {
  expect(readQuantity('0,5', true)).toBeNull()
  expect(readQuantity('2,0', true)).toBe(2000)
})
