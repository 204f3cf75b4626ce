import { expect, it } from 'vitest'
import { canBeMade } from '../../domain/index.ts'
import { inventLens } from './invent-lenses.ts'

it('makes strong powers in high indices only, and not in large blanks', () => {
  const can = (index: number, sphere: number, diameter: number): boolean => {
    const { facts, sets } = inventLens({ name: `Vela ${index}`, index, design: 'single-vision', price: 69_000 })
    return canBeMade(facts.kind, sets, { sphere, cylinder: -1000, addition: null, prism: 0, diameter }).can
  }
  expect([15_000, 16_000, 16_700, 17_400].map((index) => can(index, -9000, 6000))).toEqual([false, false, true, true])
  expect([can(15_000, -4000, 6000), can(15_000, -4000, 7500)]).toEqual([true, false])
})
