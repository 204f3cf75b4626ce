import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyEye, eyes } from '../eye-values.ts'
import type { Eye, EyeValues } from '../eye-values.ts'
import { powerAt } from './meridians.ts'
import { decentrationForPrism, imbalanceAt, prismOfDecentration } from './prentice.ts'
import { combinePrisms, composePrism, prismByWord, resolvePrism } from './prism.ts'
import { prismThinning } from './prism-thinning.ts'
import { aPower, rx } from './testing/a-power.ts'
import { wayForPrism } from './way-for-prism.ts'

const anEye = fc.constantFrom(...eyes)

describe('prisms', () => {
  it.each([
    ['right', { in: 200, up: 150 }, { amount: 250, baseDeg: 37 }],
    ['left', { in: 200, up: -150 }, { amount: 250, baseDeg: 217 }],
    ['right', { in: -400, up: 300 }, { amount: 500, baseDeg: 143 }],
    ['right', { in: 0, up: -100 }, { amount: 100, baseDeg: 270 }],
    ['left', { in: 0, up: 0 }, null],
  ] as const)('%s %o is %o', (eye, parts, prism) => {
    expect(composePrism(eye, parts)).toEqual(prism)
  })

  it.each([['right', 'in', 0], ['right', 'out', 180], ['left', 'in', 180], ['left', 'out', 0], ['right', 'up', 90], ['left', 'down', 270]] as const)('%s base %s is at %i°', (eye, word, baseDeg) => {
    expect(prismByWord(eye, 150, word)).toEqual({ amount: 150, baseDeg })
  })

  it('come back from their two amounts', () => {
    fc.assert(fc.property(anEye, fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 359 }), (eye, amount, baseDeg) => {
      expect(composePrism(eye, resolvePrism(eye, { amount, baseDeg }))).toEqual({ amount, baseDeg })
    }))
  })

  it('add up, and opposite ones undo each other', () => {
    expect(combinePrisms('left', [prismByWord('left', 300, 'up'), prismByWord('left', 400, 'out')])).toEqual({ amount: 500, baseDeg: 37 })
    fc.assert(fc.property(anEye, fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 359 }), (eye, amount, baseDeg) => {
      expect(combinePrisms(eye, [{ amount, baseDeg }, { amount, baseDeg: (baseDeg + 180) % 360 }])).toBeNull()
    }))
  })
})

describe('prism by decentration', () => {
  it('is Prentice’s rule for a sphere: 4 mm of 5 D are 2 prism dioptres, a plus lens moved in has its base in', () => {
    for (const eye of eyes) {
      expect(prismOfDecentration(eye, rx(5000), { in: 400, up: 0 }).in).toBeCloseTo(200, 9)
      expect(prismOfDecentration(eye, rx(-5000), { in: 400, up: 0 }).in).toBeCloseTo(-200, 9)
    }
  })

  it('takes the power of the meridian when moved along a principal one', () => {
    fc.assert(fc.property(anEye, aPower, fc.integer({ min: -1000, max: 1000 }), (eye, power, way) => {
      const upright = { ...power, axisDeg: 180 }
      expect(prismOfDecentration(eye, upright, { in: way, up: 0 }).in).toBeCloseTo((powerAt(upright, 180) * way) / 10_000, 6)
      expect(prismOfDecentration(eye, upright, { in: 0, up: way }).up).toBeCloseTo((powerAt(upright, 90) * way) / 10_000, 6)
    }))
  })

  it('has a vertical part when a lens with an oblique cylinder is moved sideways', () => {
    // −2.00 axis 45: a centimetre to the viewer’s right makes one base out and one up.
    const { in: inward, up } = prismOfDecentration('right', rx(0, -2000, 45), { in: 1000, up: 0 })
    expect([inward, up]).toEqual([expect.closeTo(-100, 9), expect.closeTo(100, 9)])
  })

  it('is the same for mirrored eyes', () => {
    fc.assert(fc.property(aPower, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (power, inward, up) => {
      const mirrored = { ...power, axisDeg: 180 - (power.axisDeg ?? 0) }
      const [right, left] = [prismOfDecentration('right', power, { in: inward, up }), prismOfDecentration('left', mirrored, { in: inward, up })]
      expect([left.in, left.up]).toEqual([expect.closeTo(right.in, 6), expect.closeTo(right.up, 6)])
    }))
  })

  it('leads back to the way that makes it', () => {
    fc.assert(fc.property(anEye, aPower, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (eye, power, inward, up) => {
      fc.pre(power.sphere !== 0 && power.sphere + power.cylinder !== 0)
      const way = decentrationForPrism(eye, power, prismOfDecentration(eye, power, { in: inward, up }))
      expect([way?.in, way?.up]).toEqual([expect.closeTo(inward, 3), expect.closeTo(up, 3)])
    }))
    expect(decentrationForPrism('right', rx(0, -1000, 90), { in: 0, up: 100 })).toBeNull()
  })

  it('is told for a stock lens: 2 Δ base in want 4 mm of 5 D, out with minus; of reading glasses by the power they are made in', () => {
    const basedIn = (eye: Eye, sphere: number, more: Partial<EyeValues> = {}): EyeValues => ({ ...emptyEye, sphere, prism: 200, prismBaseDeg: eye === 'right' ? 0 : 180, ...more })
    for (const eye of eyes) {
      expect(wayForPrism(eye, basedIn(eye, 5000), 'distance')).toEqual({ in: 400, up: 0 })
      expect(wayForPrism(eye, basedIn(eye, -5000), 'distance')).toEqual({ in: -400, up: 0 })
      expect(wayForPrism(eye, basedIn(eye, 2500, { addition: 2500 }), 'near')).toEqual({ in: 400, up: 0 })
    }
    // 1.5 up and 2 in are 2.5 at 37 degrees: 3 mm up and 4 mm in of 5 D.
    expect(wayForPrism('right', basedIn('right', 5000, { prism: 250, prismBaseDeg: 37 }), 'distance')).toEqual({ in: expect.closeTo(400, -1), up: expect.closeTo(300, -1) })
    expect([wayForPrism('right', basedIn('right', 1000), 'distance'), wayForPrism('right', basedIn('right', 0), 'distance'), wayForPrism('right', basedIn('right', 5000), 'progressive'), wayForPrism('right', { ...emptyEye, sphere: 5000 }, 'distance')]).toEqual([null, null, null, null])
  })
})

it('the imbalance at reading level is what both eyes differ by', () => {
  expect(imbalanceAt(rx(-4000), rx(-1000), { below: 1000, inset: 0 })).toEqual({ vertical: expect.closeTo(-300, 9), horizontal: expect.closeTo(0, 9) })
  expect(imbalanceAt(rx(2000), rx(2000), { below: 1000, inset: 250 })).toEqual({ vertical: expect.closeTo(0, 9), horizontal: expect.closeTo(-100, 9) })
})

it('thins progressives by two thirds of the addition, base down', () => {
  expect(prismThinning(2250)).toEqual({ amount: 150, baseDeg: 270 })
  expect(prismThinning(0)).toBeNull()
})
