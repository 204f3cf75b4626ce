import { expect, it } from 'vitest'
import { inspectionAfter } from './inspection-after.ts'

const stages = [['taken-in', 'shop'], ['at-lab', 'lab'], ['arrived', 'shop'], ['glazed', 'workshop'], ['checked', 'shop'], ['ready', 'shop']].map(([code, place]) => ({ code: code!, place: place as 'lab' | 'shop' | 'workshop' }))

it.each([
  ['glazed', 'ready', 'passed'], ['ready', 'checked', 'passed'], ['arrived', 'glazed', 'passed'],
  ['ready', 'glazed', null], ['ready', 'at-lab', null], ['glazed', 'taken-in', null], ['taken-in', 'at-lab', null],
] as const)('from %s to %s a passed inspection is %s', (from, target, is) => {
  expect(inspectionAfter(stages, from, target, 'passed')).toBe(is)
})
