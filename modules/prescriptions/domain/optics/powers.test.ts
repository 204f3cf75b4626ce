import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearPower, powerAt, principalMeridians, sphericalEquivalent, strongestMeridian } from './meridians.ts'
import { fromPowerMatrix, toPowerMatrix } from './power-matrix.ts'
import { fromPowerVector, powerDistance, toPowerVector } from './power-vector.ts'
import { normalised, powerOf } from './sphero-cylinder.ts'
import { aPower, rx } from './testing/a-power.ts'
import { toMinusCylinder, toPlusCylinder, transpose } from './transpose.ts'

describe('transpose', () => {
  it.each([
    [rx(3000, -1500, 90), rx(1500, 1500, 180)],
    [rx(1500, -500, 125), rx(1000, 500, 35)],
    [rx(-2000, 1500, 60), rx(-500, -1500, 150)],
    [rx(-2000, 1500, 0), rx(-500, -1500, 90)],
    [rx(-2000, 0, 60), rx(-2000)],
  ])('writes %o as %o', (one, other) => {
    expect(transpose(one)).toEqual(other)
  })

  it('done twice is what it was', () => {
    fc.assert(fc.property(aPower, (power) => {
      expect(transpose(transpose(power))).toEqual(normalised(power))
    }))
  })

  it('changes the power along no meridian', () => {
    fc.assert(fc.property(aPower, fc.integer({ min: 1, max: 180 }), (power, at) => {
      expect(powerAt(transpose(power), at)).toBeCloseTo(powerAt(power, at), 6)
    }))
  })

  it('leaves a power alone that has the wanted cylinder', () => {
    fc.assert(fc.property(aPower, (power) => {
      expect(toMinusCylinder(power).cylinder).toBeLessThanOrEqual(0)
      expect(toMinusCylinder(toPlusCylinder(power))).toEqual(toMinusCylinder(power))
    }))
  })
})

describe('meridians', () => {
  it('knows the two principal ones', () => {
    expect(principalMeridians(rx(-4250, -750, 175))).toEqual([{ power: -4250, atDeg: 175 }, { power: -5000, atDeg: 85 }])
    expect(principalMeridians(rx(-3000))).toEqual([{ power: -3000, atDeg: 180 }, { power: -3000, atDeg: 90 }])
  })

  it('takes the one furthest from zero as the strongest', () => {
    expect(strongestMeridian(rx(-4250, -750, 175)).power).toBe(-5000)
    expect(strongestMeridian(rx(1000, -1500, 90)).power).toBe(1000)
    expect(strongestMeridian(rx(500, -1500, 90))).toEqual({ power: -1000, atDeg: 180 })
  })

  it('has S + C/2 as spherical equivalent, the same in both notations', () => {
    expect(sphericalEquivalent(rx(3000, -1500, 90))).toBe(2250)
    fc.assert(fc.property(aPower, (power) => {
      expect(sphericalEquivalent(transpose(power))).toBe(sphericalEquivalent(power))
    }))
  })

  it('adds the addition to the sphere for near', () => {
    expect(nearPower(rx(-4250, -750, 175), 1250)).toEqual(rx(-3000, -750, 175))
  })
})

describe('power vector and matrix', () => {
  it('have the figures of the textbook', () => {
    expect(toPowerVector(rx(1000, -2000, 180))).toEqual({ mean: 0, j0: 1000, j45: expect.closeTo(0, 9) })
    expect(toPowerMatrix(rx(-2000, -1000, 90))).toEqual({ xx: -3, xy: expect.closeTo(0, 9), yy: -2 })
  })

  it('come back as the power they were made of', () => {
    fc.assert(fc.property(aPower, (power) => {
      expect(fromPowerVector(toPowerVector(power))).toEqual(toMinusCylinder(power))
      expect(fromPowerMatrix(toPowerMatrix(power))).toEqual(toMinusCylinder(power))
    }))
  })

  it('tell how far two powers are apart, whatever their notation', () => {
    expect(powerDistance(rx(-2000), rx(-2250))).toBe(250)
    // An axis turned by 90° at one dioptre of cylinder is a dioptre's error.
    expect(powerDistance(rx(-2000, -1000, 90), rx(-2000, -1000, 180))).toBe(1000)
    fc.assert(fc.property(aPower, (power) => {
      expect(powerDistance(power, transpose(power))).toBe(0)
    }))
  })
})

it('reads the power among the values of an eye, none while the sphere is empty', () => {
  expect(powerOf({ sphere: 0, cylinder: null, axisDeg: null })).toEqual(rx(0))
  expect(powerOf({ sphere: null, cylinder: -500, axisDeg: 5 })).toBeNull()
})
