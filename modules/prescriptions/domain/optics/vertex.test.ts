import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rx } from './testing/a-power.ts'
import { compensateVertex } from './vertex.ts'

it.each([
  [-10_000, 1400, 1200, -9804],
  [12_000, 1200, 0, 14_019],
  [-12_000, 1300, 1600, -12_448],
  [0, 1200, 0, 0],
])('%i from %i to %i is %i', (sphere, from, to, moved) => {
  expect(compensateVertex(rx(sphere), from, to)).toEqual(rx(moved))
})

it('moves each principal meridian by itself and keeps the axis', () => {
  // −8.00 and −10.00 at 12 mm are −7.30 and −8.93 at the eye.
  expect(compensateVertex(rx(-8000, -2000, 20), 1200, 0)).toEqual(rx(-7299, -1630, 20))
})

it('undoes itself on the way back, to a thousandth', () => {
  fc.assert(fc.property(fc.integer({ min: -20_000, max: 15_000 }), fc.integer({ min: -4000, max: 0 }), fc.integer({ min: 0, max: 2000 }), (sphere, cylinder, from) => {
    const back = compensateVertex(compensateVertex(rx(sphere, cylinder, 70), from, 1200), 1200, from)
    expect(Math.abs(back.sphere - sphere)).toBeLessThanOrEqual(1)
    expect(Math.abs(back.sphere + back.cylinder - sphere - cylinder)).toBeLessThanOrEqual(1)
  }))
})

it('refuses a lens behind whose focus the other place lies', () => {
  expect(() => compensateVertex(rx(49_000), 2500, 0)).toThrow(RangeError)
})
