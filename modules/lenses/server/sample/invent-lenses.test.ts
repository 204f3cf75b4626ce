import { expect, it } from 'vitest'
import { canBeMade } from '../../domain/index.ts'
import { inventLens } from './invent-lenses.ts'

it('has the example of the guide: 1.60 for −9.00 −1.00 goes to −8.00, the nearest is −7.00 −1.00, and 1.67 can', () => {
  const judge = (index: number) => {
    const { facts, sets } = inventLens({ name: `Vela ${index}`, index, design: 'single-vision', price: 129_000 })
    return canBeMade(facts.kind, sets, { sphere: -9000, cylinder: -1000, addition: null, prism: 0, diameter: null })
  }
  expect(judge(16_000)).toMatchObject({ can: false, misses: [{ what: 'power', asked: -10_000, limit: -8000 }], nearest: { sphere: -7000, cylinder: -1000 } })
  expect(judge(16_700).can).toBe(true)
})

it('makes strong powers in high indices only, and not in large blanks', () => {
  const can = (index: number, sphere: number, diameter: number): boolean => {
    const { facts, sets } = inventLens({ name: `Vela ${index}`, index, design: 'single-vision', price: 69_000 })
    return canBeMade(facts.kind, sets, { sphere, cylinder: -1000, addition: null, prism: 0, diameter }).can
  }
  expect([15_000, 16_000, 16_700, 17_400].map((index) => can(index, -9000, 6000))).toEqual([false, false, true, true])
  expect([can(15_000, -4000, 6000), can(15_000, -4000, 7500)]).toEqual([true, false])
})
