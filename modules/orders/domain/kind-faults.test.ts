import { expect, it } from 'vitest'
import { kindDefaults } from './kind-defaults.ts'
import { kindFaults } from './kind-faults.ts'
import { usualStage } from './stage.ts'
import type { Stage } from './stage.ts'

const names = { en: '', cs: '', 'pt-BR': '', 'zh-CN': '' }
const stage = (code: string, phase: Stage['phase'], beside: Partial<Stage> = {}): Stage => ({ ...usualStage, code, phase, place: 'shop', mark: 'ring', names, targetMinutes: null, ...beside })
const field = (code: string, beside: object = {}) => ({ code, names, kind: 'text', required: false, unit: null, choices: [], ...beside }) as Stage['fields'][number]
const [first, ready, end] = [stage('taken-in', 'taken'), stage('ready', 'ready'), stage('collected', 'closed')]

it.each(kindDefaults.map((kind) => [kind.code, kind.stages] as const))('finds nothing wrong with the %s that new organizations get', (_, stages) => {
  expect(kindFaults(stages.map((one) => ({ ...usualStage, ...one })))).toEqual([])
})

it.each([
  ['a beginning that is no intake', [ready, end], 'begins-late'],
  ['no end', [first, ready], 'never-ends'],
  ['stages behind the end', [first, ready, end, stage('filed', 'closed')], 'goes-on-after-end'],
  ['phases that go backwards', [first, ready, stage('back', 'producing', { collectHere: true }), end], 'phases-backwards'],
  ['no way to collect', [first, end], 'never-collected'],
  ['a guard at the intake', [{ ...first, guards: ['deposit'] }, ready, end], 'nothing-waits-at-intake'],
  ['a required field at the intake', [{ ...first, fields: [field('tray', { required: true })] }, ready, end], 'nothing-waits-at-intake'],
  ['the balance asked too early', [first, { ...ready, guards: ['balance'] }, end], 'balance-before-end'],
  ['a stage nobody may enter', [first, { ...ready, roles: [] }, end], 'nobody-may-enter'],
  ['one code for two stages', [first, ready, { ...ready }, end], 'code-twice'],
  ['a field twice', [first, { ...ready, fields: [field('tray'), field('tray')] }, end], 'field-twice'],
  ['a field that changes its sort', [{ ...first, fields: [field('pd')] }, { ...ready, fields: [field('pd', { kind: 'number' })] }, end], 'field-changes'],
  ['a choice of nothing', [first, { ...ready, fields: [field('result', { kind: 'choice' })] }, end], 'choice-without-choices'],
] as const)('names %s', (_, stages, reason) => {
  expect(kindFaults(stages as readonly Stage[]).map((fault) => fault.reason)).toContain(reason)
})
