import { expect, it } from 'vitest'
import { isId, newId, timeOfId } from './ids.ts'
import { randomOf } from './random.ts'

const draws = (count: number, ...name: (string | number)[]): number[] => {
  const random = randomOf(...name)
  return Array.from({ length: count }, () => random.next())
}

it('gives the same draws for the same name, on every machine', () => {
  expect(draws(3, 'sample', 1)).toEqual([0.8528169947676361, 0.5655021164566278, 0.6457268835511059])
  expect(draws(50, 'sample', 1)).toEqual(draws(50, 'sample', 1))
})

it('gives other draws for neighbouring names', () => {
  const firsts = Array.from({ length: 1000 }, (_, index) => draws(1, 'sample', index)[0])
  expect(new Set(firsts).size).toBe(1000)
  expect(firsts.reduce<number>((sum, draw) => sum + (draw ?? 0), 0) / 1000).toBeCloseTo(0.5, 1)
})

it('spreads evenly and stays within its bounds', () => {
  const random = randomOf('dice')
  const counts = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < 60_000; i += 1) counts[random.int(1, 6) - 1]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})

it('weighs choices', () => {
  const random = randomOf('weights')
  const picked = Array.from({ length: 10_000 }, () => random.weighted([['often', 9], ['seldom', 1], ['never', 0]] as const))
  expect(picked.filter((choice) => choice === 'seldom').length / 10_000).toBeCloseTo(0.1, 1)
  expect(picked).not.toContain('never')
})

it('refuses to pick from nothing', () => {
  expect(() => randomOf('nothing').pick([])).toThrow(RangeError)
})

it('makes ids of the time and the name', () => {
  const id = newId(1_795_300_000_123, randomOf('order', 7).fill)
  expect(isId(id)).toBe(true)
  expect(timeOfId(id)).toBe(1_795_300_000_123)
  expect(newId(1_795_300_000_123, randomOf('order', 7).fill)).toBe(id)
  expect(newId(1_795_300_000_123, randomOf('order', 8).fill)).not.toBe(id)
})
