import { expect, it } from 'vitest'
import { stageTimes } from './stage-times.ts'

const moved = (toStage: string | null, at: string, kind = 'stage') => ({ id: at, kind, fromStage: null, toStage, reason: null, occurredAt: `2026-11-24T${at}:00Z`, by: { id: 'p', name: 'Petr' } })
const noon = new Date('2026-11-24T12:00:00Z')

it('counts whole minutes per stage, the running one included', () => {
  const times = stageTimes([moved('taken-in', '09:00'), moved('checked', '09:40')], noon)
  expect(times.get('taken-in')).toEqual({ minutes: 40, visitMinutes: 40, enteredAt: '2026-11-24T09:00:00Z', by: 'Petr' })
  expect(times.get('checked')?.minutes).toBe(140)
})

it('adds up the visits of work that was sent back', () => {
  const times = stageTimes([moved('checked', '09:00'), moved('taken-in', '09:10'), moved('checked', '11:30')], noon)
  expect(times.get('checked')).toMatchObject({ minutes: 40, visitMinutes: 30, enteredAt: '2026-11-24T11:30:00Z' })
})

it('stops the clock of a cancelled order', () => {
  expect(stageTimes([moved('taken-in', '09:00'), moved(null, '09:15', 'cancelled')], noon).get('taken-in')?.minutes).toBe(15)
})

it('takes no notice of other events, or of the sequence in which they come', () => {
  const times = stageTimes([moved('checked', '10:00'), moved('taken-in', '10:30', 'changed'), moved('taken-in', '09:00')], noon)
  expect(times.get('taken-in')?.minutes).toBe(60)
})

it('never counts less than nothing where the clock of a till runs ahead', () => {
  expect(stageTimes([moved('taken-in', '13:00')], noon).get('taken-in')?.minutes).toBe(0)
})

it('leaves out what was on hold', () => {
  const times = stageTimes([moved('checked', '10:00'), moved('checked', '10:10', 'hold'), moved('checked', '11:10', 'released')], noon)
  expect(times.get('checked')?.minutes).toBe(60)
})
