import { expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'
import type { PowerSet } from './lens-type.ts'
import { whyNotOptions } from './why-not-options.ts'

const rules = [
  { rule: 'not', lens: 'L150', options: ['BLUE', null, null] },
  { rule: 'not', lens: '*', options: ['HARD', 'MIRROR', null] },
  { rule: 'only', lens: 'L174', options: ['HARD', null, null] },
  { rule: 'not', lens: '*', options: ['TINT', '*', '*'] },
  { rule: 'may', lens: 'L160', options: ['TINT', '*', '*'] },
  { rule: 'not', lens: 'LPLAIN', options: ['*', '*', '*'] },
] as const

it.each([
  ['L150', ['BLUE'], [{ why: 'not-with-lens', option: 'BLUE' }]],
  ['L160', ['BLUE'], []],
  ['L160', ['HARD', 'MIRROR'], [{ why: 'not-together', option: 'HARD', other: 'MIRROR' }]],
  ['L174', [], [{ why: 'needed', option: 'HARD' }]],
  ['L174', ['HARD'], []],
  ['L150', ['TINT'], [{ why: 'not-with-lens', option: 'TINT' }]],
  ['L160', ['TINT'], []],
  ['LPLAIN', ['HARD'], [{ why: 'not-with-lens', option: 'HARD' }]],
  ['LPLAIN', [], []],
])('of %s with %j there is against it: %j', (lens, chosen, against) => {
  expect(whyNotOptions(lens, chosen, rules)).toEqual(against)
})

it('draws where a lens is made, the strongest meridian keeping the corners out', () => {
  const set: PowerSet = { diameter: 7000, opticalDiameter: 7000, from: -2000, to: 1000, cylinderFrom: 0, cylinderTo: 1000, shareFrom: 0, shareTo: 100, step: 250, prismTo: 0, additionFrom: 0, additionTo: 0, additionStep: 250, price: null, deliveryDays: null }
  expect(coverageOf([set], 1000, 1000)).toEqual({ spheres: [-2000, -1000, 0, 1000], cylinders: [0, 1000], widest: [[7000, 7000, 7000, 7000], [0, 7000, 7000, 7000]] })
  expect(coverageOf([])).toEqual({ spheres: [], cylinders: [], widest: [] })
})
