import { expect, it } from 'vitest'
import { kindDefaults } from '../../domain/kind-defaults.ts'
import { stageBeside, stageForColumn } from './target-stage.ts'

const stagesOfKind = (kind: string) => kindDefaults.find(({ code }) => code === kind)!.stages.map(({ code, phase, place, mark, targetMinutes, label }) => ({ code, name: code, phase, place, mark, targetMinutes, asks: false, label: label ?? null }))
const lens = stagesOfKind('external-lens-job')

it.each([
  ['checked', 'lab', 'sent-to-lab'],
  ['taken-in', 'workshop', 'arrived'],
  ['final-inspection', 'lab', 'in-production'],
  ['ready', 'shop', 'checked'],
  ['glazed', 'shelf', 'ready'],
  ['taken-in', 'customer', null],
])('from %s a card dropped on the column %s goes to %s', (stage, place, expected) => {
  expect(stageForColumn(lens, stage, 'place', place)?.code ?? null).toBe(expected)
})

it('knows no lab for what never goes to one', () => {
  expect(stageForColumn(stagesOfKind('repair'), 'taken-in', 'place', 'lab')).toBeNull()
})

it('takes the stage itself where the columns are stages, and no stage where they are people', () => {
  expect(stageForColumn(lens, 'taken-in', 'stage', 'glazed')?.code).toBe('glazed')
  expect(stageForColumn(lens, 'taken-in', 'person', 'nobody')).toBeNull()
})

it('steps to the stage beside, and nowhere from the ends', () => {
  expect(stageBeside(lens, 'checked', 1)?.code).toBe('sent-to-lab')
  expect(stageBeside(lens, 'checked', -1)?.code).toBe('taken-in')
  expect(stageBeside(lens, 'taken-in', -1)).toBeNull()
  expect(stageBeside(lens, 'gone', 1)).toBeNull()
})
