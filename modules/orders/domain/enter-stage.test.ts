import { describe, expect, it } from 'vitest'
import { guardsOnTheWay, whyNotEnter } from './enter-stage.ts'
import type { Entering } from './enter-stage.ts'
import { usualStage } from './stage.ts'
import type { Stage } from './stage.ts'

const names = { en: '', cs: '', 'pt-BR': '', 'zh-CN': '' }
const stage = (code: string, beside: Partial<Stage> = {}): Stage => ({ ...usualStage, code, phase: 'taken', place: 'shop', mark: 'ring', names, targetMinutes: null, ...beside })
const lab = { code: 'lab', names, kind: 'text', required: true, unit: null, choices: [] } as const
const stages = [stage('taken-in'), stage('sent-to-lab', { guards: ['recheck', 'deposit'], fields: [lab] }), stage('arrived'), stage('inspected', { roles: ['optician'] }), stage('ready', { guards: ['inspection'] })]
const all: Entering = { roles: ['clerk', 'optician'], rechecked: true, missingDeposit: 0, inspected: true, filled: ['lab'] }

describe('guards', () => {
  it('cannot be jumped over, and do not stand in the way back', () => {
    expect(guardsOnTheWay(stages, 'taken-in', 'arrived')).toEqual(['recheck', 'deposit'])
    expect(guardsOnTheWay(stages, 'sent-to-lab', 'arrived')).toEqual([])
    expect(guardsOnTheWay(stages, 'arrived', 'sent-to-lab')).toEqual([])
  })
})

describe('a stage', () => {
  it.each([
    ['is entered when all is there', 'sent-to-lab', all, null],
    ['waits for the second person', 'sent-to-lab', { ...all, rechecked: false }, 'recheck-missing'],
    ['waits for the second person also behind the guarded stage', 'arrived', { ...all, rechecked: false }, 'recheck-missing'],
    ['waits for the deposit', 'sent-to-lab', { ...all, missingDeposit: 1 }, 'deposit-missing'],
    ['waits for a passed inspection', 'ready', { ...all, inspected: false }, 'inspection-missing'],
    ['waits for what is to be filled in', 'sent-to-lab', { ...all, filled: [] }, 'fields-missing'],
    ['does not ask for the fields of stages it was jumped over', 'arrived', { ...all, filled: [] }, null],
    ['is closed to other roles', 'inspected', { ...all, roles: ['clerk'] }, 'not-your-role'],
    ['is open to the owner', 'inspected', { ...all, roles: ['owner'] }, null],
  ] as const)('%s', (_, target, order, expected) => {
    expect(whyNotEnter(stages, 'taken-in', stages.find(({ code }) => code === target)!, order)).toBe(expected)
  })
})
