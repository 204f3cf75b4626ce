import { describe, expect, test } from 'vitest'
import { tradingClock } from './trading-clock.ts'

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:30', closes: '18:00' }))
const shop = { timeZone: 'Europe/Prague', hours: [...weekdays, { weekday: 6, opens: '09:00', closes: '12:00' }], isClosed: () => false }
const DAY = 570

describe('the trading clock', () => {
  test('counts open minutes only', () => {
    // Friday, Saturday, Monday.
    const clock = tradingClock(shop, '2026-11-20', new Date('2026-11-23T20:00:00Z'))
    expect(clock.minutes).toBe(DAY + 180 + DAY)
    expect(clock.at(0).toISOString()).toBe('2026-11-20T07:30:00.000Z')
    expect(clock.at(DAY - 1).toISOString()).toBe('2026-11-20T16:59:00.000Z')
    expect(clock.at(DAY + 1).toISOString()).toBe('2026-11-21T08:01:00.000Z')
    expect(clock.at(DAY + 180 + 60).toISOString()).toBe('2026-11-23T08:30:00.000Z')
  })

  test('keeps the shop\'s hours over the change of the clock', () => {
    const clock = tradingClock(shop, '2026-03-27', new Date('2026-03-30T20:00:00Z'))
    expect([clock.at(0), clock.at(DAY + 180)].map((at) => at.toISOString())).toEqual(['2026-03-27T07:30:00.000Z', '2026-03-30T06:30:00.000Z'])
  })

  test('ends now: before opening there was no trade today, at noon half of it', () => {
    expect(tradingClock(shop, '2026-11-23', new Date('2026-11-24T05:00:00Z')).minutes).toBe(DAY)
    const noon = new Date('2026-11-24T11:00:00Z')
    const clock = tradingClock(shop, '2026-11-23', noon)
    expect(clock.minutes).toBe(DAY + 210)
    expect(clock.at(clock.minutes)).toEqual(noon)
    expect(() => clock.at(clock.minutes + 1)).toThrow(RangeError)
  })

  test('stays closed on holidays and splits a day with a pause', () => {
    const split = { ...shop, hours: [{ weekday: 2, opens: '13:00', closes: '14:00' }, { weekday: 2, opens: '09:00', closes: '10:00' }], isClosed: (day: string) => day === '2026-11-17' }
    const clock = tradingClock(split, '2026-11-17', new Date('2026-11-24T20:00:00Z'))
    expect(clock.minutes).toBe(120)
    expect(clock.at(61).toISOString()).toBe('2026-11-24T12:01:00.000Z')
  })

  test('gives busy days more of the trade', () => {
    const even = tradingClock(shop, '2026-11-23', new Date('2026-11-24T20:00:00Z'))
    expect(even.minuteOfShare(0.5)).toBeCloseTo(DAY)
    const busyTuesday = tradingClock(shop, '2026-11-23', new Date('2026-11-24T20:00:00Z'), (day) => (day === '2026-11-24' ? 3 : 1))
    expect(busyTuesday.minuteOfShare(0.25)).toBeCloseTo(DAY)
    expect(busyTuesday.minuteOfShare(0.625)).toBeCloseTo(DAY * 1.5)
    expect(busyTuesday.minuteOfShare(1)).toBeCloseTo(DAY * 2)
  })
})
