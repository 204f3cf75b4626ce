import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksAddition, canBeMade } from './can-be-made.ts'
import type { AskedEye } from './can-be-made.ts'
import { lensKinds } from './lens-type.ts'
import type { PowerSet } from './lens-type.ts'
import { plusForm } from './meridians.ts'
import { packSets, setAt, setsOf, whichCan } from './packed-sets.ts'

/** −8.00 to +6.00 by both meridians, cylinder to 4.00, round 70. */
const set = (more: Partial<PowerSet> = {}): PowerSet => ({
  diameter: 7000, opticalDiameter: 7000, from: -8000, to: 6000, cylinderFrom: 0, cylinderTo: 4000, shareFrom: 0, shareTo: 100, step: 250, prismTo: 300,
  additionFrom: 750, additionTo: 3500, additionStep: 250, price: 1000, deliveryDays: null, ...more,
})
const eye = (more: Partial<AskedEye> = {}): AskedEye => ({ sphere: -2000, cylinder: -1000, addition: 2000, prism: 0, diameter: 6500, ...more })

describe('canBeMade', () => {
  it('says yes with the cheapest set that the eye fits in', () => {
    const [dear, cheap] = [set({ price: 900, diameter: 6500, opticalDiameter: 6500 }), set({ price: 800 })]
    expect(canBeMade('progressive', [dear, cheap], eye())).toEqual({ can: true, set: cheap })
  })

  it.each([
    ['the stronger minus meridian', { sphere: -7500, cylinder: -1000 }, { what: 'power', asked: -8500, limit: -8000 }, { sphere: -7000, cylinder: -1000 }],
    ['the same eye in plus cylinder', { sphere: -8500, cylinder: 1000 }, { what: 'power', asked: -8500, limit: -8000 }, { sphere: -8000, cylinder: 1000 }],
    ['the stronger plus meridian', { sphere: 6250, cylinder: -500 }, { what: 'power', asked: 6250, limit: 6000 }, { sphere: 6000, cylinder: -500 }],
    ['too much cylinder', { cylinder: -4500 }, { what: 'cylinder', asked: 4500, limit: 4000 }, { sphere: -2250, cylinder: -4000 }],
    ['far too much cylinder, keeping the spherical equivalent', { sphere: -2000, cylinder: -6000 }, { what: 'cylinder', asked: 6000, limit: 4000 }, { sphere: -3000, cylinder: -4000 }],
    ['an eighth where quarters are made', { sphere: -2125 }, { what: 'step', asked: -3125, limit: 250 }, { sphere: -2000, cylinder: -1000 }],
    ['too much prism', { prism: 450 }, { what: 'prism', asked: 450, limit: 300 }, { prism: 300 }],
    ['too strong an addition', { addition: 4000 }, { what: 'addition', asked: 4000, limit: 3500 }, { addition: 3500 }],
    ['too weak an addition', { addition: 500 }, { what: 'addition', asked: 500, limit: 750 }, { addition: 750 }],
    ['no addition where one is made', { addition: null }, { what: 'addition-missing', asked: 0, limit: 750 }, { addition: null }],
    ['too large a blank', { diameter: 7250 }, { what: 'diameter', asked: 7250, limit: 7000 }, { diameter: 7000 }],
  ] as const)('refuses %s, names the bound and the nearest that is made', (_, asked, miss, nearest) => {
    const verdict = canBeMade('progressive', [set()], eye(asked))
    expect(verdict).toMatchObject({ can: false, misses: [miss], nearest })
  })

  it('leaves the addition out of the judgement of a lens for one distance', () => {
    expect(canBeMade('single-vision', [set({ additionFrom: 0, additionTo: 0 })], eye({ addition: 2250 })).can).toBe(true)
  })

  it('judges no blank that nobody knows, and no lens that has no powers', () => {
    expect(canBeMade('progressive', [set({ opticalDiameter: 5000 })], eye({ diameter: null })).can).toBe(true)
    expect(canBeMade('progressive', [], eye())).toEqual({ can: false, misses: [], nearest: null })
  })

  it('judges no step that the maker does not say', () => {
    const eighth = eye({ sphere: -2125 })
    expect([set(), set({ step: null })].map((one) => canBeMade('progressive', [one], eighth).can)).toEqual([false, true])
    expect(canBeMade('progressive', [set({ step: null })], eye({ sphere: -9125, cylinder: 0 }))).toMatchObject({ nearest: { sphere: -8000 } })
  })

  it('lets the cylinder count in part where the maker says so', () => {
    // With half of 1.00 the bound of −8.00 is held against the weaker meridian plus 0.50.
    const half = set({ shareFrom: 50 })
    expect(canBeMade('progressive', [half], eye({ sphere: -7500, cylinder: -1000 })).can).toBe(true)
    expect(canBeMade('progressive', [half], eye({ sphere: -7750, cylinder: -1000 })).can).toBe(false)
  })

  it('names the nearest set, not the first', () => {
    const verdict = canBeMade('progressive', [set({ from: -4000 }), set({ from: -6000 })], eye({ sphere: -6500, cylinder: 0 }))
    expect(verdict).toMatchObject({ can: false, misses: [{ what: 'power', asked: -6500, limit: -6000 }] })
  })
})

const step = fc.constantFrom(125, 250, 500)
const maybeStep = fc.constantFrom(125, 250, 500, null)
const sets = fc.array(fc.record({
  diameter: fc.integer({ min: 55, max: 75 }).map((mm) => mm * 100), from: fc.integer({ min: -80, max: 0 }).map((n) => n * 125), width: fc.integer({ min: 0, max: 90 }), cylinderFrom: fc.constantFrom(0, 0, 2250), cylinderTo: fc.constantFrom(2000, 4000, 6000),
  shareFrom: fc.constantFrom(0, 25, 50, 100), shareTo: fc.constantFrom(0, 50, 75, 100), step: maybeStep, prismTo: fc.constantFrom(0, 300, 600, null), additionFrom: fc.constantFrom(0, 750), additionTo: fc.constantFrom(2500, 3500), additionStep: step, price: fc.option(fc.integer({ min: 1, max: 4 })),
}).map(({ width, ...more }) => set({ ...more, opticalDiameter: more.diameter + 500, to: more.from + width * 125 })), { minLength: 0, maxLength: 6 })
const eyes = fc.record({
  sphere: fc.integer({ min: -90, max: 90 }).map((n) => n * 125), cylinder: fc.integer({ min: -40, max: 40 }).map((n) => n * 125), addition: fc.integer({ min: 4, max: 30 }).map((n) => n * 125), prism: fc.constantFrom(0, 200, 500), diameter: fc.option(fc.integer({ min: 5000, max: 8000 })),
})

describe('whichCan', () => {
  it('judges all lenses as canBeMade judges one', () => {
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constantFrom(...lensKinds), sets }), { maxLength: 8 }), eyes, (lenses, asked) => {
      const packed = packSets(lenses.map((one) => one.sets))
      const asks = Uint8Array.from(lenses, ({ kind }) => Number(asksAddition(kind)))
      const chosen = whichCan(packed, asks, { ...plusForm(asked), addition: asked.addition, prism: asked.prism, diameter: asked.diameter })
      for (const [index, { kind, sets: its }] of lenses.entries()) {
        const verdict = canBeMade(kind, its, asked)
        expect(chosen[index]! >= 0).toBe(verdict.can)
        if (verdict.can) expect(setAt(packed, chosen[index]!)).toEqual(verdict.set)
        expect(setsOf(packed, index)).toEqual(its)
      }
    }), { numRuns: 400 })
  })

  it('finds by canBeMade that the nearest can be made', () => {
    fc.assert(fc.property(sets, eyes, (its, asked) => {
      const verdict = canBeMade('progressive', its, asked)
      if (verdict.can || !verdict.nearest || verdict.nearest.addition === null) return
      expect(canBeMade('progressive', its, verdict.nearest).can).toBe(true)
    }), { numRuns: 400 })
  })
})
