import { expect, it } from 'vitest'
import { nextStep, previousStage } from './next-step.ts'

const usual = { roles: null, fields: [], guards: [], label: null, lensesCommitted: false, countsAsLate: true, collectHere: false }
const stage = (code: string, phase: 'taken' | 'ready' | 'closed') => ({ code, name: code, phase, place: 'shop' as const, mark: 'ring', targetMinutes: null, ...usual })
const stages = [stage('taken-in', 'taken'), stage('ready', 'ready'), stage('collected', 'closed')]
const at = (code: string | null, phase: 'draft' | 'taken' | 'ready' | 'closed' | 'cancelled') => ({ stage: code, phase, stages })

it('moves on from stage to stage, and ends with collecting', () => {
  expect(nextStep(at('taken-in', 'taken'))).toEqual({ act: 'move', stage: stages[1] })
  expect(nextStep(at('ready', 'ready'))).toEqual({ act: 'collect', stage: stages[2] })
})

it('is nothing for what is finished or not taken yet', () => {
  expect(nextStep(at('collected', 'closed'))).toBeNull()
  expect(nextStep(at('ready', 'cancelled'))).toBeNull()
  expect(nextStep(at(null, 'draft'))).toBeNull()
})

it('goes back by one, but not before the first', () => {
  expect(previousStage(at('ready', 'ready'))).toEqual(stages[0])
  expect(previousStage(at('taken-in', 'taken'))).toBeNull()
  expect(previousStage(at('collected', 'closed'))).toBeNull()
})

it('is nothing at a stage that the kind has lost', () => {
  expect(nextStep(at('glazed', 'taken'))).toBeNull()
})
