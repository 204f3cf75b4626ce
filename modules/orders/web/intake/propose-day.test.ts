import { expect, it } from 'vitest'
import { daysUntilReady, proposeDay } from './propose-day.ts'

const stage = (phase: string, targetMinutes: number | null) => ({ phase, targetMinutes })
const job = [stage('taken', 120), stage('producing', 4 * 1440), stage('finishing', 360), stage('ready', 14_400), stage('closed', null)]

const daily = [1, 2, 3, 4, 5, 6, 7]

it('promises no day on which the branch is shut', () => {
  expect([proposeDay(job, '2026-11-24', [1, 2, 3, 4, 5]), proposeDay(job, '2026-11-23', [1, 2, 3, 4, 5, 6]), proposeDay(job, '2026-11-24', daily)]).toEqual(['2026-11-30', '2026-11-28', '2026-11-29'])
})

it('adds up the targets of all stages before it is ready, and promises whole days', () => {
  expect(daysUntilReady(job)).toBe(5)
  expect(proposeDay(job, '2026-11-28', daily)).toBe('2026-12-03')
})

it('promises today what needs no work', () => {
  expect(proposeDay([stage('ready', 120), stage('closed', null)], '2026-11-24', daily)).toBe('2026-11-24')
  expect(daysUntilReady([])).toBe(0)
})
