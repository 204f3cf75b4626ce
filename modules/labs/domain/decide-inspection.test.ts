import { expect, it } from 'vitest'
import { decideInspection } from './decide-inspection.ts'

it.each([
  ['within', 4, 0, { passed: undefined, reason: null }, { passed: true }],
  ['within', 4, 0, { passed: false, reason: 'scratched' }, { passed: false }],
  ['within', 4, 0, { passed: false, reason: null }, { refusal: 'reason' }],
  ['outside', 4, 0, { passed: undefined, reason: null }, { passed: false }],
  ['outside', 4, 0, { passed: true, reason: 'it is fine' }, { refusal: 'outside' }],
  ['unjudged', 4, 0, { passed: undefined, reason: null }, { refusal: 'decide' }],
  ['unjudged', 4, 0, { passed: true, reason: null }, { passed: true }],
  ['unjudged', 4, 0, { passed: false, reason: '0.25 off' }, { passed: false }],
  ['unjudged', 0, 0, { passed: true, reason: null }, { refusal: 'nothing-measured' }],
  ['within', 4, 1, { passed: undefined, reason: null }, { refusal: 'not-measured' }],
  ['within', 4, 1, { passed: true, reason: null }, { refusal: 'not-measured' }],
  ['within', 4, 1, { passed: false, reason: 'scratched' }, { passed: false }],
  ['outside', 1, 3, { passed: undefined, reason: null }, { passed: false }],
] as const)('%s, %i compared, %i missing, %o: %o', (verdict, compared, missing, said, decision) => {
  expect(decideInspection(verdict, compared, missing, said)).toEqual(decision)
})
