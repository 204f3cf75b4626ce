import { describe, expect, it } from 'vitest'
import { secondsToWait } from './lock-out.ts'

const now = Date.UTC(2026, 10, 24, 9, 0)
const secondsAgo = (...seconds: number[]) => seconds.map((s) => now - s * 1000)

describe('secondsToWait', () => {
  it('lets four wrong tries pass', () => {
    expect(secondsToWait(secondsAgo(1, 2, 3, 4), 5, now)).toBe(0)
    expect(secondsToWait([], 5, now)).toBe(0)
  })

  it('makes the sixth try wait a minute from the fifth', () => {
    expect(secondsToWait(secondsAgo(10, 20, 30, 40, 50), 5, now)).toBe(50)
    expect(secondsToWait(secondsAgo(60, 70, 80, 90, 100), 5, now)).toBe(0)
  })

  it('forgets tries older than a quarter of an hour when it asks whether to wait', () => {
    expect(secondsToWait(secondsAgo(10, 20, 30, 40, 901), 5, now)).toBe(0)
  })

  it('doubles the wait with each five wrong tries of the day', () => {
    const five = [1, 2, 3, 4, 5]
    const earlier = (count: number) => Array.from({ length: count }, (_, i) => 3_600 + i)
    expect(secondsToWait(secondsAgo(...five, ...earlier(5)), 5, now)).toBe(119)
    expect(secondsToWait(secondsAgo(...five, ...earlier(10)), 5, now)).toBe(239)
    expect(secondsToWait(secondsAgo(...five, ...earlier(100)), 5, now)).toBe(899)
  })

  it('makes nobody wait for tries under a clock that was ahead', () => {
    const dayAhead = secondsAgo(1, 2, 3, 4, 5, 6).map((at) => at + 86_400_000)
    expect(secondsToWait(dayAhead, 5, now)).toBe(0)
    expect(secondsToWait([...dayAhead, ...secondsAgo(1, 2, 3, 4, 5)], 5, now)).toBe(59)
  })

  it('never makes anybody wait longer than a quarter of an hour', () => {
    const tries = Array.from({ length: 1_000 }, (_, i) => now - i * 1_000)
    expect(secondsToWait(tries, 5, now)).toBeLessThanOrEqual(900)
  })
})
