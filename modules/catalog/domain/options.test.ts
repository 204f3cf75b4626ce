import { expect, it } from 'vitest'
import { whyNotOptions } from './options.ts'

const hard = { id: 'hard coat', needs: [], excludes: [] }
const anti = { id: 'anti-reflective', needs: ['hard coat'], excludes: [] }
const mirror = { id: 'mirror', needs: [], excludes: ['anti-reflective'] }
const offered = ['hard coat', 'anti-reflective', 'mirror']

it.each([
  ['nothing', [], []],
  ['what needs nothing', [hard], []],
  ['what has what it needs', [hard, anti], []],
  ['what lacks what it needs', [anti], [{ refusal: 'needs', option: 'anti-reflective', other: 'hard coat' }]],
  ['two that exclude each other, though only one says so', [hard, anti, mirror], [{ refusal: 'excludes', option: 'mirror', other: 'anti-reflective' }]],
  ['what the lens does not offer', [{ id: 'gold', needs: [], excludes: [] }], [{ refusal: 'not-offered', option: 'gold' }]],
])('judges %s', (_what, chosen, refusals) => {
  expect(whyNotOptions(offered, chosen)).toEqual(refusals)
})
