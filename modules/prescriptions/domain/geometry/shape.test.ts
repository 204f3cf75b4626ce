import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eyes } from '../eye-values.ts'
import { cutOut, estimateBlank, exactBlank, opticalCentre } from './blank.ts'
import { centrationIn, frameDifference, framePd, likelyEd } from './boxing.ts'
import { measureTrace } from './measure-trace.ts'
import { rimAround } from './rim.ts'
import { synthesizeTrace } from './synthesize-trace.ts'
import { mirrorTrace } from './trace.ts'
import type { Trace } from './trace.ts'

const aria = { a: 5200, b: 3800, dbl: 1800, ed: 5500 }
const circle = (radius: number, count = 360): Trace => ({ eye: 'right', points: Array.from({ length: count }, (_, at) => ({ radius, angle: (at * 36_000) / count })) })
const aBox = fc.tuple(fc.integer({ min: 4000, max: 6200 }), fc.integer({ min: 2500, max: 4000 }), fc.integer({ min: 0, max: 600 }))
  .map(([a, b, more]) => ({ a, b, dbl: 1800, ed: Math.min(a + more, Math.floor(Math.hypot(a, b)) - 50) }))

describe('boxing', () => {
  it('has A + DBL as the frame’s PD', () => {
    expect(framePd(aria)).toBe(7000)
    expect(frameDifference(aria)).toBe(1400)
  })

  it('says how far a pupil stands from the middle of the lens', () => {
    expect(centrationIn(aria, 3150, 2100)).toEqual({ in: 350, up: 200 })
    expect(centrationIn(aria, 3600)).toEqual({ in: -100, up: 0 })
  })
})

describe('the smallest blank', () => {
  it('is estimated as ED and twice the decentration with 2 mm: 56, 3 in, 64', () => {
    expect(estimateBlank({ ...aria, ed: 5600 }, { in: 300, up: 0 })).toEqual({ kind: 'estimate', diameter: 6400 })
    expect(estimateBlank({ ...aria, ed: null }, { in: 0, up: 0 }).diameter).toBe(likelyEd(aria) + 200)
  })

  it('of a traced circle is its own diameter and twice the decentration', () => {
    expect(exactBlank(circle(2500), { in: 300, up: 0 })).toEqual({ kind: 'exact', diameter: 5800 })
    expect(exactBlank(circle(2500), { in: 0, up: -300 }, 0)).toEqual({ kind: 'exact', diameter: 5600 })
  })

  it('is never larger by the trace than by the estimate', () => {
    fc.assert(fc.property(fc.constantFrom(...eyes), aBox, fc.integer({ min: -500, max: 800 }), fc.integer({ min: -400, max: 400 }), (eye, box, inward, up) => {
      const trace = synthesizeTrace(eye, box)
      const exact = exactBlank(trace, { in: inward, up }).diameter
      expect(exact).toBeLessThanOrEqual(estimateBlank({ ...box, ed: measureTrace(trace).ed }, { in: inward, up }).diameter + 3)
    }))
  })

  it('is just large enough to cut the shape out', () => {
    fc.assert(fc.property(fc.constantFrom(...eyes), aBox, fc.integer({ min: -500, max: 800 }), (eye, box, inward) => {
      const trace = synthesizeTrace(eye, box)
      const { diameter } = exactBlank(trace, { in: inward, up: 0 })
      expect(cutOut(trace, { in: inward, up: 0 }, diameter).fits).toBe(true)
      expect(cutOut(trace, { in: inward, up: 0 }, diameter - 3).fits).toBe(false)
    }))
  })

  it('lacks most on the temporal side when the lens is moved in, and less when the blank is decentred', () => {
    expect(cutOut(circle(2500), { in: 300, up: 0 }, 5600)).toEqual({ fits: false, spare: -100, atDeg: 180 })
    expect(cutOut(mirrorTrace(circle(2500)), { in: 300, up: 0 }, 5600)).toEqual({ fits: false, spare: -100, atDeg: 0 })
    expect(cutOut(circle(2500), { in: 300, up: 0 }, 5600, { in: 200, up: 0 })).toMatchObject({ fits: true, spare: 100 })
  })
})

describe('a traced shape', () => {
  it('measures what a circle does', () => {
    const { a, b, ed, circumference, centre } = measureTrace(circle(2500))
    expect({ a, b, ed, centre }).toEqual({ a: 5000, b: 5000, ed: 5000, centre: { x: 0, y: 0 } })
    expect(circumference).toBeGreaterThan(15_705)
    expect(circumference).toBeLessThanOrEqual(Math.round(5000 * Math.PI))
  })

  it('measures a rectangle with its origin elsewhere', () => {
    const corners = [[3000, 1000], [-2000, 1000], [-2000, -2000], [3000, -2000]]
    const points = corners.map(([x = 0, y = 0]) => ({ radius: Math.hypot(x, y), angle: ((Math.atan2(y, x) * 18_000) / Math.PI + 36_000) % 36_000 }))
    expect(measureTrace({ eye: 'left', points })).toEqual({ a: 5000, b: 3000, ed: Math.round(Math.hypot(5000, 3000)), circumference: 16_000, centre: { x: 500, y: -500 } })
  })

  it('is longer around where the bevel rises and falls', () => {
    const flat = circle(2500)
    const curved = { ...flat, points: flat.points.map((point, at) => ({ ...point, z: at % 2 === 0 ? 0 : 50 })) }
    expect(measureTrace(curved).circumference).toBeGreaterThan(measureTrace(flat).circumference)
  })

  it('mirrored twice is what it was, and mirrored once has the same measures on the other side', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1500, max: 3500 }), { minLength: 36, maxLength: 36 }), (radii) => {
      const trace: Trace = { eye: 'right', points: radii.map((radius, at) => ({ radius, angle: at * 1000, z: at })) }
      const mirrored = mirrorTrace(trace)
      expect(mirrorTrace(mirrored)).toEqual(trace)
      const [here, there] = [measureTrace(trace), measureTrace(mirrored)]
      expect(there).toEqual({ ...here, centre: { x: here.centre.x === 0 ? 0 : -here.centre.x, y: here.centre.y } })
    }))
  })

  it('refuses what encloses nothing', () => {
    expect(() => measureTrace(circle(2500, 2))).toThrow(RangeError)
  })
})

describe('a shape made from its box', () => {
  it('has the box and the ED it was made from', () => {
    fc.assert(fc.property(aBox, (box) => {
      const { a, b, ed, centre } = measureTrace(synthesizeTrace('right', box))
      expect([a, b]).toEqual([box.a, box.b])
      expect(Math.abs(ed - Math.max(box.ed, box.a))).toBeLessThanOrEqual(20)
      expect(centre).toEqual({ x: 0, y: 0 })
    }))
  })
})

describe('the rim around the optical centre', () => {
  it('is the radius of a circle where nothing is moved, and shorter towards the nose where it is', () => {
    expect(rimAround(circle(2500), { x: 0, y: 0 })).toEqual(Array.from({ length: 360 }, () => expect.closeTo(25, 2)))
    const rim = rimAround(circle(2500), opticalCentre(circle(2500), { in: 300, up: 0 }))
    expect([rim[0], rim[180]]).toEqual([expect.closeTo(22, 2), expect.closeTo(28, 2)])
    expect(rim[90]).toBeCloseTo(Math.sqrt(625 - 9), 2)
  })

  it('meets an edge at every degree, for four corners too', () => {
    const square: Trace = { eye: 'right', points: [4500, 13_500, 22_500, 31_500].map((angle) => ({ angle, radius: 2000 * Math.SQRT2 })) }
    const rim = rimAround(square, { x: 500, y: 300 })
    expect([rim[0], rim[90], rim[180], rim[270]].map((radius) => radius?.toFixed(6))).toEqual(['15.000000', '17.000000', '25.000000', '23.000000'])
    expect(rim).toHaveLength(360)
  })

  it('refuses a centre outside of the shape', () => {
    expect(() => rimAround(circle(2500), { x: 3000, y: 0 })).toThrow(RangeError)
  })
})
