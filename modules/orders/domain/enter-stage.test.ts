import { describe, expect, it } from 'vitest'
import { guardsOnTheWay, whyNotEnter } from './enter-stage.ts'
import type { Entering } from './enter-stage.ts'
import { usualStage } from './stage.ts'
import type { Stage } from './stage.ts'

const names = { en: '', cs: '', 'pt-BR': '', 'zh-CN': '' }
const stage = (code: string, beside: Partial<Stage> = {}): Stage => ({ ...usualStage, code, phase: 'taken', place: 'shop', mark: 'ring', names, targetMinutes: null, ...beside })
const lab = { code: 'lab', names, kind: 'text', required: true, unit: null, choices: [] } as const
const stages = [stage('taken-in'), stage('sent-to-lab', { guards: ['recheck', 'deposit'], fields: [lab] }), stage('arrived'), stage('inspected', { roles: ['optician'] }), stage('ready', { guards: ['inspection'] })]
const all: Entering = { roles: ['clerk', 'optician'], rechecked: true, missingDeposit: 0, inspection: 'passed', prescribed: true, remade: false, filled: ['lab'] }

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
    ['waits for a passed inspection', 'ready', { ...all, inspection: null }, 'inspection-missing'],
    ['waits for what is to be filled in', 'sent-to-lab', { ...all, filled: [] }, 'fields-missing'],
    ['does not ask for the fields of stages it was jumped over', 'arrived', { ...all, filled: [] }, null],
    ['is closed to other roles', 'inspected', { ...all, roles: ['clerk'] }, 'not-your-role'],
    ['is open to the owner', 'inspected', { ...all, roles: ['owner'] }, null],
  ] as const)('%s', (_, target, order, expected) => {
    expect(whyNotEnter(stages, 'taken-in', stages.find(({ code }) => code === target)!, order)).toBe(expected)
  })
})

describe('lenses that failed', () => {
  const free = [stage('taken-in'), stage('inspected', { phase: 'finishing' }), stage('ready', { phase: 'ready' }), stage('shelf', { phase: 'ready' }), stage('collected', { phase: 'closed' })]
  const failed: Entering = { ...all, inspection: 'failed' }
  const why = (from: string, to: string, order: Entering, of = free) => whyNotEnter(of, from, of.find(({ code }) => code === to)!, order)

  it('hold the order back wherever it would be handed over, also where no guard asks', () => {
    for (const [from, to] of [['inspected', 'ready'], ['taken-in', 'shelf'], ['ready', 'collected'], ['taken-in', 'collected']] as const) expect(why(from, to, failed)).toBe('inspection-failed')
    expect(why('taken-in', 'ready', failed, stages.map((one) => (one.code === 'ready' ? { ...one, phase: 'ready' } : one)))).toBe('inspection-failed')
  })
  it.each([
    ['are inspected again and pass', { inspection: 'passed' }], ['are accepted by somebody with the right', { inspection: 'accepted' }], ['are made again with another order', { remade: true }],
    ['were never inspected', { inspection: null }], ['have no prescription to compare with', { prescribed: false }],
  ] as const)('go when they %s', (_, beside) => {
    for (const to of ['ready', 'collected']) expect(why('inspected', to, { ...failed, ...beside })).toBe(null)
  })
  it('may go back, and on within the shop', () => {
    for (const [from, to] of [['shelf', 'ready'], ['ready', 'inspected'], ['taken-in', 'inspected']] as const) expect(why(from, to, failed)).toBe(null)
  })
  it('satisfy a guard as little as none, but when they are made again or accepted', () => {
    expect(whyNotEnter(stages, 'inspected', stages.at(-1)!, { ...all, inspection: 'accepted' })).toBe(null)
    expect(whyNotEnter(stages, 'inspected', stages.at(-1)!, { ...failed, remade: true })).toBe(null)
    expect(whyNotEnter(stages, 'inspected', stages.at(-1)!, { ...all, inspection: null, prescribed: false })).toBe(null)
  })
})
