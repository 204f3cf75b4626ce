import { expect, it } from 'vitest'
import { decideInspection } from './decide-inspection.ts'

it.each([
  ['within', 4, { passed: undefined, reason: null }, { passed: true }],
  ['within', 4, { passed: false, reason: 'scratched' }, { passed: false }],
  ['within', 4, { passed: false, reason: null }, { refusal: 'reason' }],
  ['outside', 4, { passed: undefined, reason: null }, { passed: false }],
  ['outside', 4, { passed: true, reason: 'it is fine' }, { refusal: 'outside' }],
  ['unjudged', 4, { passed: undefined, reason: null }, { refusal: 'decide' }],
  ['unjudged', 4, { passed: true, reason: null }, { passed: true }],
  ['unjudged', 4, { passed: false, reason: '0.25 off' }, { passed: false }],
  ['unjudged', 0, { passed: true, reason: null }, { refusal: 'nothing-measured' }],
] as const)('%s, %i compared, %o: %o', (verdict, compared, said, decision) => {
  expect(decideInspection(verdict, compared, said)).toEqual(decision)
})
