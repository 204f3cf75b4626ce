import { expect, it } from 'vitest'
import { inspectionAfter } from './inspection-after.ts'

const stages = [['taken-in', 'shop'], ['at-lab', 'lab'], ['arrived', 'shop'], ['glazed', 'workshop'], ['checked', 'shop'], ['ready', 'shop']].map(([code, place]) => ({ code: code!, place: place as 'lab' | 'shop' | 'workshop' }))

it.each([
  ['glazed', 'ready', 'passed'], ['ready', 'checked', 'passed'], ['arrived', 'glazed', 'passed'],
  ['ready', 'glazed', null], ['ready', 'at-lab', null], ['glazed', 'taken-in', null], ['taken-in', 'at-lab', null],
] as const)('from %s to %s a passed inspection is %s', (from, target, is) => {
  expect(inspectionAfter(stages, from, target, 'passed')).toBe(is)
})

it('lets no failed lens by for having been back at the bench, nor one that was accepted as it was', () => {
  for (const target of ['glazed', 'at-lab', 'taken-in']) for (const before of ['failed', 'accepted'] as const) expect(inspectionAfter(stages, 'ready', target, before)).toBe('failed')
  expect(inspectionAfter(stages, 'glazed', 'ready', 'accepted')).toBe('accepted')
})
