import { expect, it } from 'vitest'
import { readCountry } from './read-country.ts'

it.each([
  ['CZ', 'CZ'], ['cz', 'CZ'], ['ČR', 'CZ'], ['Česko', 'CZ'], ['Czech Republic', 'CZ'], ['Brasil', 'BR'], ['中国', 'CN'], ['Deutschland', 'DE'], ['Alemanha', 'DE'], ['SVK', 'SK'], ['U.S.A.', 'US'], ['Slovensko', 'SK'],
  ['EU', null], ['QQ', null], ['Atlantis', null], ['', null],
])('«%s» is %s', (text, code) => {
  expect(readCountry(text)).toBe(code)
})
