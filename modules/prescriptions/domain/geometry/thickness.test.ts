import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPower, rx } from '../optics/testing/a-power.ts'
import { prismByWord } from '../optics/prism.ts'
import { proposeBaseCurve } from './base-curve.ts'
import { edgeThicknesses, makeLens, thicknessAt } from './lens.ts'
import { indexBand, materialOf, materials } from './materials.ts'
import { roundRim } from './rim.ts'
import { approximateSagitta, sagitta, surfaceRadius } from './sagitta.ts'
import { lensVolume, lensWeight } from './weight.ts'

const indices = [15_000, 15_300, 15_600, 15_900, 16_000, 16_700, 17_000, 17_400]
const making = (index: number) => ({ index, minCentre: 200, minEdge: 100 })
const moderate = aPower.filter(({ sphere, cylinder }) => Math.abs(sphere) <= 8000 && Math.abs(sphere + cylinder) <= 8000)
const must = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('there is none')
  return value
}

describe('sagitta', () => {
  it.each([[1.5, 3.65], [1.6, 3.03], [1.67, 2.71], [1.74, 2.45]])('of 4 D over 60 mm in %f is %f mm', (index, depth) => {
    expect(must(sagitta(surfaceRadius(4, index), 30)).toFixed(2)).toBe(depth.toFixed(2))
  })

  it('is 3.60 mm by the approximation', () => {
    expect(approximateSagitta(4, 30, 1.5)).toBeCloseTo(3.6, 9)
  })

  it('has the sign of the surface, is nothing for a flat one, and there is none beyond the surface', () => {
    expect(sagitta(surfaceRadius(-4, 1.5), 30)).toBeCloseTo(-3.653, 3)
    expect(sagitta(surfaceRadius(0, 1.5), 30)).toBe(0)
    expect(sagitta(25, 30)).toBeNull()
  })
})

/** Front +4.00, back −8.00, centre 2 mm: the power is what both make together in a lens of that thickness. */
const madeOf = (index: number) => {
  const atBack = 4 / (1 - (0.002 * 4) / (index / 10_000))
  return must(makeLens(rx(Math.round(1000 * (atBack - 8))), roundRim(6000), { ...making(index), front: 4000 }))
}

describe('edge thickness', () => {
  it.each([[15_000, 6.02], [16_700, 4.85]])('of front +4, back −8, centre 2, diameter 60 in %i is %f mm', (index, edge) => {
    expect(must(thicknessAt(madeOf(index), 90, 30))).toBeCloseTo(edge, 2)
  })

  it('is thinner in a higher index, for a minus lens at the edge and for a plus lens at the centre', () => {
    fc.assert(fc.property(moderate, fc.integer({ min: 4000, max: 6000 }), (power, diameter) => {
      const rim = roundRim(diameter)
      const lenses = indices.map((index) => must(makeLens(power, rim, making(index))))
      const thickest = lenses.map((lens) => Math.max(lens.centre, ...must(edgeThicknesses(lens, rim))))
      expect(thickest.every((thickness, at) => at === 0 || thickness <= (thickest[at - 1] ?? 0) + 1e-6)).toBe(true)
    }))
  })

  it('is nowhere less than asked, and one place is no thicker', () => {
    fc.assert(fc.property(moderate, (power) => {
      const rim = roundRim(5500)
      const lens = must(makeLens(power, rim, making(16_000)))
      const thinnest = Math.min(...must(edgeThicknesses(lens, rim)))
      expect(lens.centre).toBeGreaterThanOrEqual(2 - 1e-6)
      expect(thinnest).toBeGreaterThanOrEqual(1 - 1e-5)
      expect(Math.min(lens.centre - 2, thinnest - 1)).toBeLessThan(1e-5)
    }))
  })

  it('of a cylinder is the one of a sphere along each principal meridian', () => {
    const rim = roundRim(6000)
    const front = { ...making(16_000), front: 3000 }
    const toric = must(makeLens(rx(-2000, -2000, 30), rim, front))
    expect(thicknessAt(toric, 30, 30)).toBeCloseTo(must(thicknessAt(must(makeLens(rx(-2000), rim, front)), 30, 30)), 9)
    expect(thicknessAt(toric, 120, 30)).toBeCloseTo(must(thicknessAt(must(makeLens(rx(-4000), rim, front)), 120, 30)), 9)
  })

  it('is the same in both notations of a power', () => {
    const rim = roundRim(6000)
    const [minus, plus] = [rx(-2000, -1500, 30), rx(-3500, 1500, 120)].map((power) => must(edgeThicknesses(must(makeLens(power, rim, making(16_000))), rim)))
    expect(minus).toEqual(must(plus).map((edge) => expect.closeTo(edge, 9)))
  })

  it('of a prism grows towards its base: 3 prism dioptres over 60 mm of 1.50 are 3.6 mm', () => {
    const rim = roundRim(6000)
    const lens = must(makeLens(rx(0), rim, { ...making(15_000), prism: prismByWord('right', 300, 'in') }))
    expect(must(thicknessAt(lens, 0, 30)) - must(thicknessAt(lens, 180, 30))).toBeCloseTo(3.6, 9)
    expect(must(thicknessAt(lens, 180, 30))).toBeCloseTo(1, 6)
  })

  it('is none where a surface is too steep to reach the rim', () => {
    expect(makeLens(rx(-30_000), roundRim(7000), making(15_000))).toBeNull()
  })
})

describe('base curve', () => {
  it.each([[3000, 9000], [-4000, 4000], [0, 6000], [-4625, 3500], [-20_000, 500], [10_000, 12_000]])('for %i is %i', (mean, curve) => {
    expect(proposeBaseCurve(mean)).toBe(curve)
  })
})

describe('weight', () => {
  it('is volume times density: a flat disc of 60 mm and 2 mm', () => {
    const rim = roundRim(6000)
    const flat = { index: 15_000, centre: 2, front: 0, back: { along: 0, across: 0, axisDeg: 180 }, wedge: { slope: 0, baseDeg: 0 } }
    expect(lensVolume(flat, rim)).toBeCloseTo(Math.PI * 900 * 2, 6)
    expect(lensWeight(flat, rim)).toBeCloseTo(((Math.PI * 900 * 2) / 1000) * 1.31, 6)
    expect(lensWeight(flat, rim, 1)).toBeCloseTo((Math.PI * 900 * 2) / 1000, 6)
  })

  it('has the volume of a spherical cap between two surfaces', () => {
    const rim = roundRim(6000)
    const lens = { index: 15_000, centre: 5, front: 1 / 100, back: { along: 0, across: 0, axisDeg: 180 }, wedge: { slope: 0, baseDeg: 0 } }
    const high = must(sagitta(100, 30))
    const cap = ((Math.PI * high) / 6) * (3 * 900 + high * high)
    expect(lensVolume(lens, rim)).toBeCloseTo(Math.PI * 900 * (5 - high) + cap, 1)
  })
})

describe('materials', () => {
  it('are found by the nearest index', () => {
    expect(materialOf(16_660)).toMatchObject({ index: 16_700, density: 1.37 })
    expect(materialOf(15_860)).toMatchObject({ name: 'Polycarbonate' })
    expect(materials.map(({ index }) => index)).toEqual(indices)
  })

  it.each([[14_980, 'normal'], [15_400, 'mid'], [16_400, 'high'], [17_400, 'very-high']] as const)('%i is called %s', (index, band) => {
    expect(indexBand(index)).toBe(band)
  })
})
