import { expect, it } from 'vitest'
import { isOverdue, isProven, provenUntil } from './step-up.ts'

const noon = new Date('2026-11-22T12:00:00Z')
const at = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000)

it.each([[0, true], [9.99, true], [10, false], [600, false], [-60, true], [-1440, false]])('a proof counts %d minutes later: %s', (minutes, counts) => {
  expect(isProven(noon, at(minutes))).toBe(counts)
})

it('counts no proof that was never given', () => {
  expect(isProven(null, noon)).toBe(false)
  expect(provenUntil(null)).toBeNull()
  expect(provenUntil(noon)).toEqual(at(10))
})

it.each([[null, false], [at(1), false], [noon, true], [at(-1), true]])('a second factor due at %s is overdue at noon: %s', (due, overdue) => {
  expect(isOverdue(due, noon)).toBe(overdue)
})
