import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyEye } from '../eye-values.ts'
import type { BothEyes, EyeValues } from '../eye-values.ts'
import { powerOf } from '../optics/sphero-cylinder.ts'
import { compensateTilt } from '../optics/tilt.ts'
import { transpose } from '../optics/transpose.ts'
import { compensateVertex } from '../optics/vertex.ts'
import { compareVersions } from '../compare-versions.ts'
import { explainVersions } from './explain-versions.ts'

const both = (right: Partial<EyeValues>): BothEyes => ({ right: { ...emptyEye, ...right }, left: emptyEye })
const why = (before: Partial<EyeValues>, after: Partial<EyeValues>) =>
  explainVersions(both(before), both(after)).map(({ reason, cells, transposed, rounded }) => [reason, cells.join(), ...(transposed ? ['transposed'] : []), ...(rounded ? ['rounded'] : [])])

describe('what one version says otherwise than another', () => {
  it('is only written in the other notation', () => {
    expect(why({ sphere: 3000, cylinder: -1500, axisDeg: 90 }, { sphere: 1500, cylinder: 1500, axisDeg: 180 })).toEqual([['transposed', 'sphere,cylinder,axisDeg', 'transposed']])
  })

  it('is the power to read with, made of distance and addition', () => {
    expect(why({ sphere: -2000, cylinder: -500, axisDeg: 10, addition: 2250 }, { sphere: 250, cylinder: -500, axisDeg: 10 })).toEqual([['near', 'sphere,addition']])
    expect(why({ sphere: -2000, cylinder: -500, axisDeg: 10, addition: 2250 }, { sphere: -250, cylinder: 500, axisDeg: 100 })).toEqual([['near', 'sphere,cylinder,axisDeg,addition', 'transposed']])
    expect(why({ sphere: 1000, addition: 2000, intermediateAddition: 1000 }, { sphere: 2000 })).toEqual([['middle', 'sphere,addition,intermediateAddition']])
  })

  it('is compensated for the distance from the eye: −10.00 examined at 14 mm is −9.80 at 12 mm', () => {
    expect(why({ sphere: -10_000, vertexExamined: 1400 }, { sphere: -9800, vertexExamined: 1400, vertexWorn: 1200 })).toEqual([['vertex', 'sphere'], ['measured', 'vertexWorn']])
    // An axis typed wrong lies near enough to the compensated power, and no vertex turned it.
    const cylinder = { sphere: -2000, cylinder: -250, axisDeg: 90, vertexExamined: 1200, vertexWorn: 1400 }
    expect(why(cylinder, { ...cylinder, axisDeg: 100 })).toEqual([['changed', 'axisDeg']])
    expect(why({ sphere: -10_000, vertexExamined: 1400, vertexWorn: 1200 }, { sphere: -9750, vertexExamined: 1400, vertexWorn: 1200 })).toEqual([['vertex', 'sphere', 'rounded']])
  })

  it('is compensated for tilt and wrap, with and without the distance', () => {
    const before = { sphere: -6000, cylinder: -1000, axisDeg: 20 }
    const stand = { tilt: 120, wrap: 150 }
    expect(why(before, { ...compensateTilt('right', powerOf({ ...emptyEye, ...before })!, stand, 16_000), ...stand })).toEqual([['tilt', 'sphere,cylinder,axisDeg'], ['measured', 'tilt,wrap']])
    const moved = compensateVertex(powerOf({ ...emptyEye, ...before })!, 1500, 1100)
    expect(why({ ...before, vertexExamined: 1500 }, { ...compensateTilt('right', moved, stand, 16_700), ...stand, vertexExamined: 1500, vertexWorn: 1100 })[0]?.[0]).toBe('vertex-and-tilt')
  })

  it('is rounded to the steps in which lenses are made', () => {
    expect(why({ sphere: 6060, cylinder: -1030, axisDeg: 117 }, { sphere: 6000, cylinder: -1000, axisDeg: 117 })).toEqual([['rounded', 'sphere,cylinder']])
  })

  it('is measured afterwards, or the same prism told by its parts', () => {
    expect(why({ sphere: -1000 }, { sphere: -1000, fittingHeight: 1900, pd: 3150 })).toEqual([['measured', 'pd,fittingHeight']])
    expect(why({ sphere: 0, prism: 200, prismBaseDeg: 0, prism2: 150, prism2BaseDeg: 90 }, { sphere: 0, prism: 250, prismBaseDeg: 37 })).toEqual([['same-prism', 'prism,prismBaseDeg,prism2,prism2BaseDeg']])
  })

  it('is another value where no rule says why: a quarter, a sign, a turned axis', () => {
    expect(why({ sphere: -1000 }, { sphere: -1250 })).toEqual([['changed', 'sphere']])
    expect(why({ sphere: -1000, cylinder: -500, axisDeg: 10 }, { sphere: -1000, cylinder: 500, axisDeg: 10 })).toEqual([['changed', 'cylinder']])
    expect(why({ sphere: -1000, cylinder: -500, axisDeg: 10 }, { sphere: -1000, cylinder: -500, axisDeg: 100 })).toEqual([['changed', 'axisDeg']])
    expect(why({ pd: 3100 }, { pd: 3200 })).toEqual([['changed', 'pd']])
    expect(why({ sphere: -1000 }, {})).toEqual([['changed', 'sphere']])
  })

  it('stands in one explanation each, whatever changed', () => {
    const cell = fc.option(fc.integer({ min: -40, max: 40 }).map((steps) => (steps === 0 ? 0 : steps * 125)))
    const eye = fc.record({ sphere: cell, cylinder: cell, addition: fc.option(fc.integer({ min: 1, max: 24 }).map((steps) => steps * 125)), pd: fc.option(fc.integer({ min: 2500, max: 3500 })), vertexExamined: fc.option(fc.integer({ min: 800, max: 1800 })), vertexWorn: fc.option(fc.integer({ min: 800, max: 1800 })), tilt: fc.option(fc.integer({ min: 0, max: 200 })) })
      .map((values) => ({ ...values, axisDeg: values.cylinder ? 35 : null }))
    fc.assert(fc.property(eye, eye, (before, after) => {
      const told = explainVersions(both(before), both(after)).flatMap(({ cells }) => cells)
      expect(told.toSorted()).toEqual(compareVersions(both(before), both(after)).map((one) => one.cell).toSorted())
    }))
    fc.assert(fc.property(eye.filter(({ sphere, cylinder }) => sphere !== null && cylinder !== null && cylinder !== 0), (before) => {
      const other = { ...before, ...transpose(powerOf({ ...emptyEye, ...before })!) }
      expect(explainVersions(both(before), both(other)).map(({ reason }) => reason)).toEqual(['transposed'])
    }))
  })
})
