import { expect, it } from 'vitest'
import { markedParts } from './marked.tsx'

const said = (text: string, typed: string) => markedParts(text, typed).map(({ part, marked }) => (marked ? `[${part}]` : part)).join('')

it.each([
  ['Jana Dvořáková', 'dvor', 'Jana [Dvoř]áková'],
  ['Jana Dvořáková', 'dvor jan', '[Jan]a [Dvoř]áková'],
  ['26-1442 Petr', '1442', '26-[1442] Petr'],
  ['Wang Jun 王军', '王', 'Wang Jun [王]军'],
  ['Eva', '', 'Eva'],
  ['Eva', 'x', 'Eva'],
])('marks in %s what was typed as %s: %s', (text, typed, expected) => {
  expect(said(text, typed)).toBe(expected)
})
