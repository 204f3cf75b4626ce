import { describe, expect, it } from 'vitest'
import { heldAfter, mostOverrun, stageMinutes, visitsOf } from './stage-clock.ts'

const at = (clock: string): Date => new Date(`2026-11-24T${clock}:00Z`)
const event = (kind: string, clock: string, toStage: string | null = null) => ({ kind, toStage, occurredAt: at(clock).toISOString() })

describe('the clock of a stage', () => {
  it.each([
    ['counts whole minutes', { heldSeconds: 0, onHoldSince: null }, 90],
    ['leaves out what was on hold before', { heldSeconds: 1800, onHoldSince: null }, 60],
    ['stands still while it is on hold', { heldSeconds: 0, onHoldSince: at('09:20') }, 20],
    ['leaves out both', { heldSeconds: 600, onHoldSince: at('09:20') }, 10],
    ['never goes below nothing', { heldSeconds: 100_000, onHoldSince: null }, 0],
  ])('%s', (_, held, expected) => {
    expect(stageMinutes({ stageSince: at('09:00'), ...held }, at('10:30'))).toBe(expected)
  })

  it('does not run before the first stage', () => {
    expect(stageMinutes({ stageSince: null, heldSeconds: 0, onHoldSince: null }, at('10:00'))).toBeNull()
  })

  it('adds a hold that ends to those before it', () => {
    expect(heldAfter({ heldSeconds: 60, onHoldSince: at('09:00') }, at('09:10'))).toBe(660)
    expect(heldAfter({ heldSeconds: 60, onHoldSince: at('09:00') }, at('08:50'))).toBe(60)
    expect(heldAfter({ heldSeconds: 60, onHoldSince: null }, at('09:10'))).toBe(60)
  })
})

describe('visits', () => {
  it('are told one after the other, without the time on hold', () => {
    expect(visitsOf([event('stage', '09:00', 'taken-in'), event('hold', '09:10', 'taken-in'), event('released', '09:40', 'taken-in'), event('stage', '10:00', 'checked')], at('10:05'))).toEqual([
      { stage: 'taken-in', enteredAt: at('09:00').toISOString(), minutes: 30, running: false }, { stage: 'checked', enteredAt: at('10:00').toISOString(), minutes: 5, running: true },
    ])
  })

  it('end with the order', () => {
    expect(visitsOf([event('stage', '09:00', 'taken-in'), event('cancelled', '09:30')], at('12:00'))).toEqual([{ stage: 'taken-in', enteredAt: at('09:00').toISOString(), minutes: 30, running: false }])
  })
})

describe('the stage that overran most', () => {
  const stages = [{ code: 'taken-in', targetMinutes: 20 }, { code: 'checked', targetMinutes: 10 }, { code: 'ready', targetMinutes: null }]

  it('is named with its overrun, all its visits together', () => {
    expect(mostOverrun([event('stage', '09:00', 'checked'), event('stage', '09:08', 'taken-in'), event('stage', '09:30', 'checked'), event('stage', '09:40', 'ready')], stages)).toEqual({ stage: 'checked', minutes: 8 })
  })

  it('is none while the only overrun still runs, or where nobody waits', () => {
    expect(mostOverrun([event('stage', '09:00', 'checked')], stages)).toBeNull()
    expect(mostOverrun([event('stage', '09:00', 'ready'), event('stage', '19:00', 'checked')], stages)).toBeNull()
  })
})
