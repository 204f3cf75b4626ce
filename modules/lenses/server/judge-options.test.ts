import { expect, it } from 'vitest'
import { judgeOptions } from './judge-options.ts'

const maker = {
  options: [{ code: 'HC', name: 'Nova Hard', group: 'coating', price: null }, { code: 'AR', name: 'Nova Clear', group: 'coating', price: null }, { code: 'TI', name: 'Tint 75 %', group: 'tint', price: null }],
  rules: [{ rule: 'not', lens: '*', options: ['HC', 'AR', null] }, { rule: 'not', lens: 'N150', options: ['TI', '*', '*'] }, { rule: 'only', lens: 'N174', options: ['HC', null, null] }],
} as const

it.each([
  ['N160', ['Nova Hard', 'nova clear '], [{ why: 'not-together', option: 'Nova Hard', other: 'Nova Clear' }]],
  ['N150', ['ti'], [{ why: 'not-with-lens', option: 'Tint 75 %', other: null }]],
  ['N174', ['AR'], [{ why: 'needed', option: 'Nova Hard', other: null }]],
  ['N174', [], [{ why: 'needed', option: 'Nova Hard', other: null }]],
  // It may be the hard coating under the shop's own name.
  ['N174', ['Super hard by the shop'], []],
  ['N160', ['Nova Hard'], []],
])('of %s with %j says %j', (lens, chosen, against) => {
  expect(judgeOptions(maker, lens, chosen)).toEqual(against)
})

it('says nothing where the maker says nothing', () => {
  expect(judgeOptions(undefined, 'N160', ['HC', 'AR'])).toEqual([])
})
