import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectLenses, verdictOf } from './inspect-lenses.ts'
import type { Finding, Inspected } from './inspect-lenses.ts'
import { emptyLens } from './lens-values.ts'
import type { LensValues } from './lens-values.ts'
import { ansiZ801 } from './tolerances/ansi-z80-1.ts'
import type { LensDesign } from './tolerances/tolerance-table.ts'

const lens = (values: Partial<LensValues>): LensValues => ({ ...emptyLens, ...values })
const rightOnly = (values: Partial<LensValues>) => ({ right: lens(values), left: emptyLens })
const find = (what: Inspected, ordered: Partial<LensValues>, measured: Partial<LensValues>, design: LensDesign = 'single-vision'): Finding | undefined =>
  inspectLenses(rightOnly(ordered), rightOnly(measured), design, ansiZ801).find((finding) => finding.what === what)

describe('ANSI Z80.1', () => {
  // Ordered, measured, how much it may differ, whether it does: figures of the quick reference, each at its boundary.
  it.each([
    ['power', { sphere: -4250 }, { sphere: -4120 }, 130, true], ['power', { sphere: -4250 }, { sphere: -4110 }, 130, false], ['power', { sphere: -6500 }, { sphere: -6630 }, 130, true],
    ['power', { sphere: -8000 }, { sphere: -8160 }, 160, true], ['power', { sphere: -8000 }, { sphere: -8161 }, 160, false], ['power', { sphere: 6750 }, { sphere: 6885 }, 135, true],
    ['cylinder', { sphere: 0, cylinder: -2000, axisDeg: 90 }, { sphere: 0, cylinder: -2130, axisDeg: 90 }, 130, true], ['cylinder', { sphere: 0, cylinder: -2250, axisDeg: 90 }, { sphere: 0, cylinder: -2400, axisDeg: 90 }, 150, true],
    ['cylinder', { sphere: 0, cylinder: -5000, axisDeg: 90 }, { sphere: 0, cylinder: -5201, axisDeg: 90 }, 200, false],
    ['axis', { sphere: 0, cylinder: -250, axisDeg: 90 }, { sphere: 0, cylinder: -250, axisDeg: 104 }, 14, true], ['axis', { sphere: 0, cylinder: -500, axisDeg: 90 }, { sphere: 0, cylinder: -500, axisDeg: 98 }, 7, false],
    ['axis', { sphere: 0, cylinder: -750, axisDeg: 178 }, { sphere: 0, cylinder: -750, axisDeg: 3 }, 5, true], ['axis', { sphere: 0, cylinder: -1500, axisDeg: 10 }, { sphere: 0, cylinder: -1500, axisDeg: 13 }, 3, true],
    ['axis', { sphere: 0, cylinder: -1750, axisDeg: 10 }, { sphere: 0, cylinder: -1750, axisDeg: 13 }, 2, false],
    ['addition', { addition: 2000 }, { addition: 2120 }, 120, true], ['addition', { addition: 4250 }, { addition: 4431 }, 180, false],
    ['prism', { sphere: -2000, prism: 0, prismBaseDeg: 0 }, { sphere: -2000, prism: 33, prismBaseDeg: 90 }, 33, true], ['prism', { sphere: -5000 }, { sphere: -5000, prism: 50, prismBaseDeg: 90 }, 50, true],
    ['segment-height', { segmentHeight: 1800 }, { segmentHeight: 1900 }, 100, true], ['segment-height', { segmentHeight: 1800 }, { segmentHeight: 1901 }, 100, false],
  ] as const)('judges %s: ordered %o, measured %o, may differ by %i: %s', (what, ordered, measured, limit, within) => {
    expect(find(what, ordered, measured)).toMatchObject({ limit, within })
  })

  it('lets progressives differ by more', () => {
    expect(find('power', { sphere: -8000 }, { sphere: -7840 }, 'progressive')).toMatchObject({ limit: 160, within: true })
    expect(find('cylinder', { sphere: 0, cylinder: -3500, axisDeg: 90 }, { sphere: 0, cylinder: -3680, axisDeg: 90 }, 'progressive')).toMatchObject({ limit: 180, within: true })
  })

  it('judges the strongest meridian: of −2.00 −5.00 that is −7.00, so 2 %', () => {
    expect(find('power', { sphere: -2000, cylinder: -5000, axisDeg: 90 }, { sphere: -2000, cylinder: -5140, axisDeg: 90 })).toMatchObject({ ordered: -7000, measured: -7140, limit: 140, within: true })
  })

  it('finds a lens of 0.25 D too little outside', () => {
    const findings = inspectLenses(rightOnly({ sphere: -4250, cylinder: -750, axisDeg: 175 }), rightOnly({ sphere: -4000, cylinder: -750, axisDeg: 175 }), 'single-vision', ansiZ801)
    expect(findings.filter(({ within }) => within === false)).toEqual([{ eye: 'right', what: 'power', ordered: -5000, measured: -4750, difference: 250, limit: 130, within: false }])
    expect(verdictOf(findings)).toBe('outside')
  })

  it('judges what the two lenses leave between the eyes: 0.34 up on one side only is too much', () => {
    const ordered = { right: lens({ sphere: -1000 }), left: lens({ sphere: -1000 }) }
    const measured = (prism: number) => ({ right: lens({ sphere: -1000, prism, prismBaseDeg: 90 }), left: lens({ sphere: -1000, prism: 0, prismBaseDeg: 0 }) })
    const vertical = (prism: number) => inspectLenses(ordered, measured(prism), 'single-vision', ansiZ801).find(({ what }) => what === 'vertical-imbalance')
    expect(vertical(33)).toMatchObject({ difference: 33, limit: 33, within: true })
    expect(vertical(34)).toMatchObject({ difference: 34, within: false })
  })
})

const pairOf = (right: Partial<LensValues>, left: Partial<LensValues>) => ({ right: lens(right), left: lens(left) })
const between = (what: Inspected, ordered: ReturnType<typeof pairOf>, measured: ReturnType<typeof pairOf>, design: LensDesign = 'single-vision') =>
  inspectLenses(ordered, measured, design, ansiZ801).filter((finding) => finding.what === what)

// 0.67 up to 2.75 D in the horizontal, then what 2.5 mm make of the power: at 3.00 D that is 0.75.
it.each([[-2750, 67, 67, true], [-2750, 68, 67, false], [-3000, 75, 75, true], [-3000, 76, 75, false]])('judges the horizontal prism between the eyes at %i: %i of %i hundredths is within: %s', (sphere, prism, limit, within) => {
  const measured = pairOf({ sphere, prism, prismBaseDeg: 0 }, { sphere, prism: 0, prismBaseDeg: 0 })
  expect(between('horizontal-imbalance', pairOf({ sphere }, { sphere }), measured)).toMatchObject([{ difference: prism, limit, within }])
})

it('finds both centres off to the same side, though their sum is as ordered', () => {
  const ordered = pairOf({ sphere: -2000, pd: 3100 }, { sphere: -2000, pd: 3100 })
  const measured = pairOf({ sphere: -2000, pd: 2600 }, { sphere: -2000, pd: 3600 })
  expect(between('pd', ordered, measured).map(({ eye, difference, limit, within }) => [eye, difference, limit, within])).toEqual([['right', -500, 335, false], ['left', 500, 335, false], ['pair', 0, 335, true]])
})

it('judges centres and the prism between the eyes of progressives by no rule for single vision', () => {
  const ordered = pairOf({ sphere: 500, pd: 3100, prism: 0 }, { sphere: 500, pd: 3100, prism: 0 })
  const findings = inspectLenses(ordered, ordered, 'progressive', ansiZ801).filter(({ what }) => what === 'pd' || what.endsWith('imbalance'))
  expect(findings.map(({ limit, within }) => [limit, within])).toEqual(Array.from({ length: 5 }, () => [null, null]))
})

it('judges no distance of the centres of lenses that have no power across', () => {
  const plano = { sphere: 500, cylinder: -1000, pd: 3150 }
  const pair = { right: lens({ ...plano, axisDeg: 45 }), left: lens({ ...plano, axisDeg: 135 }) }
  expect(inspectLenses(pair, pair, 'single-vision', ansiZ801).find(({ what }) => what === 'pd')).toMatchObject({ limit: null, within: null })
})

const power = fc.integer({ min: -80, max: 80 }).map((eighths) => eighths * 125)
const cylinder = fc.integer({ min: -48, max: 48 }).map((eighths) => eighths * 125)
const axis = fc.integer({ min: 1, max: 180 })

/** The same lens in the other notation. */
const transposed = ({ sphere, cylinder: c, axisDeg }: LensValues): LensValues =>
  lens({ sphere: (sphere ?? 0) + (c ?? 0), cylinder: -(c ?? 0), axisDeg: axisDeg === null ? null : axisDeg > 90 ? axisDeg - 90 : axisDeg + 90 })

it('finds what was ordered within, in either notation', () => {
  fc.assert(fc.property(power, cylinder, axis, (sphere, c, a) => {
    const ordered = lens({ sphere, cylinder: c, axisDeg: c === 0 ? null : a })
    return [ordered, transposed(ordered)].every((measured) => inspectLenses({ right: ordered, left: ordered }, { right: measured, left: measured }, 'single-vision', ansiZ801).every(({ difference, within }) => difference === 0 && within === true))
  }))
})

it('takes the limit itself and refuses a thousandth more', () => {
  fc.assert(fc.property(power, fc.constantFrom(-1, 1), (sphere, sign) => {
    const limit = find('power', { sphere }, { sphere })?.limit ?? 0
    return find('power', { sphere }, { sphere: sphere + sign * limit })?.within === true && find('power', { sphere }, { sphere: sphere + sign * (limit + 1) })?.within === false
  }))
})

it('compares nothing of a lens whose cylinder is ordered and not measured yet', () => {
  expect(inspectLenses(rightOnly({ sphere: -4250, cylinder: -750, axisDeg: 175 }), rightOnly({ sphere: -4250 }), 'single-vision', ansiZ801)).toEqual([])
})

it('shows the differences and judges nothing where a country has no table', () => {
  const findings = inspectLenses(rightOnly({ sphere: -4250 }), rightOnly({ sphere: -4000 }), 'single-vision', null)
  expect(findings.map(({ difference, limit, within }) => ({ difference, limit, within }))).toEqual([{ difference: 250, limit: null, within: null }, { difference: 0, limit: null, within: null }])
  expect(verdictOf(findings)).toBe('unjudged')
})
