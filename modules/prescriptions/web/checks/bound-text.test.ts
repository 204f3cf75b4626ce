import { expect, it } from 'vitest'
import { boundText, readBound } from './bound-text.ts'

it.each([['-12', 1000, -12_000], ['−12,5', 1000, -12_500], ['=6', 1000, -6000], ['0.75', 1000, 750], ['63.5', 100, 6350], ['20', 10, 200], ['', 10, null], ['  ', 10, null], ['20.55', 10, undefined], ['1,2,5', 1000, undefined], ['about 3', 1000, undefined], ['-0', 10, 0]])('reads %j in units of 1/%i as %j', (text, scale, value) => {
  expect(readBound(text, scale)).toBe(value)
})

it('is written as it is read', () => {
  for (const value of [-12_000, -250, 0, 750, 3500]) expect(readBound(boundText(value, 1000, ','), 1000)).toBe(value)
  expect(boundText(null, 1000, ',')).toBe('')
})
