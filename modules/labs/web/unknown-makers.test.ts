import { expect, it } from 'vitest'
import { unknownMakers } from './unknown-makers.ts'

it('names the makers of whom no catalogue has a lens, however they are written', () => {
  expect(unknownMakers(['Nova Lens', 'Brava'], ['nova lens ', 'Brawa', 'Brava'])).toEqual(['Brawa'])
  expect([unknownMakers([], ['Brawa']), unknownMakers(['Brava'], [])]).toEqual([[], []])
})
