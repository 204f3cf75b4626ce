import { expect, it } from 'vitest'
import type { Finding } from '../../domain/index.ts'
import { findingsOf, withTold } from './told-findings.ts'

const turned: Finding = { rule: 'sign-flip', eye: 'right', cell: 'sphere', weight: 'look-again', is: 4000, was: -4000 }
const asBefore: Finding = { rule: 'as-before', eye: null, cell: 'sphere', weight: 'agrees', is: 0, was: null }

it('brings what the server found to where it can be decided, once', () => {
  const found = findingsOf({ type: 'prescriptions/look-again', extra: { findings: [turned, 'nonsense', null] } })
  expect(found).toEqual([turned])
  expect(withTold([asBefore], found)).toEqual([turned])
  expect(withTold([turned], found)).toEqual([turned])
  expect(withTold([asBefore], [])).toEqual([asBefore])
})

it('brings nothing of a refusal for another reason', () => {
  expect([findingsOf(null), findingsOf({ type: 'http/invalid', extra: { findings: [turned] } })]).toEqual([[], []])
})
