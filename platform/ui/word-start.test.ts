import { expect, it } from 'vitest'
import { byWordStart, wordStartRank } from './word-start.ts'

it.each([
  ['Novák Jan', 'nov', 0], ['Jan Novák', 'nov', 0], ['Janov', 'nov', 1], ['26-1184 Hanov', 'nov', 1], ['26-1184', '1184', 0], ['26-1184', '184', 1], ['O’Hara', 'hara', 0], ['Jiří Dvořák', 'dvor jir', 0],
  ['Jiří Dvořák', 'dvor iri', 1], ['王小丽', '小丽', 0], ['Karel', 'petr', 2],
] as const)('%s answers %s with %i', (text, typed, rank) => {
  expect(wordStartRank(text, typed)).toBe(rank)
})

it('puts what begins with the text first and leaves the rest in its sequence', () => {
  const found = ['Hanov', 'Petr', 'Nováková', 'Janov', 'Jan Nový']
  expect(byWordStart(found, (one) => one, 'nov')).toEqual(['Nováková', 'Jan Nový', 'Hanov', 'Janov', 'Petr'])
  expect(byWordStart(found, (one) => one, ' ')).toEqual(found)
})
