import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eyes } from '../eye-values.ts'
import { powerDistance } from './power-vector.ts'
import { aPower, rx } from './testing/a-power.ts'
import { compensateTilt, martinTilt, powerAsWorn } from './tilt.ts'
import { toPlusCylinder } from './transpose.ts'

describe('tilt by Martin', () => {
  it('makes +15.00 at 10° +15.15 +0.47 × 180', () => {
    expect(martinTilt(15_000, 100, 15_000)).toEqual(rx(15_151, 471, 180))
  })

  it('puts the cylinder of a wrap upright, and none without an angle', () => {
    expect(martinTilt(-6000, 150, 15_000, 90).axisDeg).toBe(90)
    expect(martinTilt(-6000, 0, 15_000)).toEqual(rx(-6000))
  })
})

describe('tilt and wrap in full', () => {
  it('agrees with Martin for a sphere that is tilted only, to a hundredth of a dioptre', () => {
    const worn = toPlusCylinder(powerAsWorn('right', rx(15_000), { tilt: 100, wrap: 0 }, 15_000))
    expect(powerDistance(worn, martinTilt(15_000, 100, 15_000))).toBeLessThan(10)
    expect(worn.axisDeg).toBe(180)
  })

  it('leaves a lens alone that stands upright before the eye', () => {
    fc.assert(fc.property(aPower, (power) => {
      expect(powerDistance(powerAsWorn('left', power, { tilt: 0, wrap: 0 }, 16_000), power)).toBe(0)
    }))
  })

  it('turns the axis of a sphere with tilt and wrap one way on the right eye and the other way on the left', () => {
    const [right, left] = eyes.map((eye) => toPlusCylinder(powerAsWorn(eye, rx(8000), { tilt: 100, wrap: 100 }, 16_000)))
    expect(right?.axisDeg).toBe(135)
    expect(left).toEqual({ ...right, axisDeg: 45 })
  })

  it('is undone by the compensation, to the rounding of both', () => {
    fc.assert(fc.property(fc.constantFrom(...eyes), aPower, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 250 }), (eye, power, tilt, wrap) => {
      const ordered = compensateTilt(eye, power, { tilt, wrap }, 16_700)
      // A cylinder of C dioptres whose axis is rounded by half a degree is wrong by C·sin 0.5°.
      expect(powerDistance(powerAsWorn(eye, ordered, { tilt, wrap }, 16_700), power)).toBeLessThanOrEqual(4 + Math.abs(ordered.cylinder) * 0.02)
    }))
  })

  it('orders a weaker lens than the eye needs', () => {
    expect(compensateTilt('right', rx(-6000), { tilt: 100, wrap: 50 }, 16_000).sphere).toBeGreaterThan(-6000)
  })
})
