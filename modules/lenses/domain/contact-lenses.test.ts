import { describe, expect, it } from 'vitest'
import { judgeContactLens } from './contact-lens-range.ts'
import type { AskedContactLens } from './contact-lens-range.ts'
import { reorderDay } from './reorder-day.ts'

/** A monthly toric with two ranges of sphere, as makers list them. */
const toric = {
  spheres: [{ from: -6000, to: 6000, step: 250 }, { from: -9000, to: -6500, step: 500 }], cylinders: [-750, -1250, -1750, -2250], axes: [{ from: 10, to: 180, step: 10 }], additions: [], baseCurves: [860], diameters: [1450],
}
const eye = (more: Partial<AskedContactLens>): AskedContactLens => ({ sphere: -2000, cylinder: -1250, axisDeg: 180, addition: null, baseCurve: 860, diameter: 1450, ...more })

describe('judgeContactLens', () => {
  it.each([
    ['what is made', {}, []],
    ['the same in plus cylinder', { sphere: -3250, cylinder: 1250, axisDeg: 90 }, []],
    ['a sphere between the half dioptres', { sphere: -6750 }, [{ what: 'sphere', asked: -6750, nearest: -6500 }]],
    ['a sphere beyond the last', { sphere: -12_000 }, [{ what: 'sphere', asked: -12_000, nearest: -9000 }]],
    ['a cylinder between two', { cylinder: -1000 }, [{ what: 'cylinder', asked: -1000, nearest: -750 }]],
    ['an axis between two', { axisDeg: 47 }, [{ what: 'axis', asked: 47, nearest: 50 }]],
    ['an axis round the end', { axisDeg: 2 }, [{ what: 'axis', asked: 2, nearest: 180 }]],
    ['an addition where there is none', { addition: 2000 }, [{ what: 'addition', asked: 2000, nearest: null }]],
    ['another curve and diameter', { baseCurve: 840, diameter: 1420 }, [{ what: 'base-curve', asked: 840, nearest: 860 }, { what: 'diameter', asked: 1420, nearest: 1450 }]],
    ['no cylinder, and no axis asked of it', { cylinder: 0, axisDeg: null }, []],
  ] as const)('judges %s', (_, more, misses) => {
    expect(judgeContactLens(toric, eye(more))).toEqual(misses)
  })

  it('says of a spherical lens that it has no cylinder', () => {
    expect(judgeContactLens({ ...toric, cylinders: [], axes: [] }, eye({}))).toEqual([{ what: 'cylinder', asked: -1250, nearest: null }])
  })
})

describe('reorderDay', () => {
  it.each([
    ['two boxes of 30 dailies for both eyes', { packs: 2, piecesPerPack: 30, eyes: 2, replacement: 'daily' }, { lastDay: '2026-12-30', orderOn: '2026-12-23' }],
    ['six monthlies for both eyes', { packs: 1, piecesPerPack: 6, eyes: 2, replacement: 'monthly' }, { lastDay: '2027-02-28', orderOn: '2027-02-21' }],
    ['a box that is at its end at once', { packs: 1, piecesPerPack: 3, eyes: 1, replacement: 'daily' }, { lastDay: '2026-12-03', orderOn: '2026-12-01' }],
  ] as const)('of %s', (_, boxes, days) => {
    expect(reorderDay({ from: '2026-12-01', ...boxes }, 7)).toEqual(days)
  })
})
