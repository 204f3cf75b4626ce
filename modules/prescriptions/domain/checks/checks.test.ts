import { describe, expect, it } from 'vitest'
import { emptyEye } from '../eye-values.ts'
import type { BothEyes, EyeValues } from '../eye-values.ts'
import { axisApart } from '../optics/axis-apart.ts'
import type { Purpose } from '../prescription.ts'
import { transposeEye } from '../transpose-eye.ts'
import { checkPrescription } from './check-prescription.ts'
import { checkDefaults } from './check-settings.ts'
import { decidedFindings, openFindings } from './finding.ts'
import { prescriptionBefore } from './prescription-before.ts'

const both = (right: Partial<EyeValues>, left: Partial<EyeValues> = {}): BothEyes => ({ right: { ...emptyEye, ...right }, left: { ...emptyEye, ...left } })
const findings = (now: BothEyes, before: BothEyes | null = null, minor = false) => checkPrescription(now, 'prescribed', { settings: checkDefaults, before, minor })
const said = (now: BothEyes, before: BothEyes | null = null, minor = false) => findings(now, before, minor).map(({ rule, eye, weight }) => [rule, eye, weight].filter(Boolean).join(' '))

describe('limits', () => {
  it.each([
    [{ sphere: -12_000 }, []],
    [{ sphere: -12_125 }, ['limit-sphere right look-again']],
    [{ sphere: 12_250 }, ['limit-sphere right look-again']],
    [{ cylinder: 6250, axisDeg: 5 }, ['limit-cylinder right look-again']],
    [{ addition: 500 }, ['limit-addition right look-again']],
    [{ addition: 3500 }, []],
    [{ vertexWorn: 700 }, ['limit-vertex right look-again']],
    [{ tilt: 210, wrap: -10 }, ['limit-tilt right look-again', 'limit-wrap right look-again']],
  ])('of %o find %o', (values, found) => {
    expect(said(both(values))).toEqual(found)
  })

  it.each([
    [3150, 3100, false, 'pd-sum agrees'], [2400, 2500, false, 'limit-pd look-again'], [2400, 2500, true, 'pd-sum agrees'], [1900, 1900, true, 'limit-pd look-again'], [1450, 1450, true, 'limit-pd refused'], [4300, 4300, false, 'limit-pd refused'],
  ])('of PDs %i and %i (a minor: %s) find %s', (right, left, minor, found) => {
    expect(said(both({ pd: right }, { pd: left }), null, minor)).toEqual([found])
  })

  it.each([
    // Together they are 62, and no face is so.
    [{ pd: 2000 }, { pd: 4200 }, false, ['limit-pd-one right look-again', 'limit-pd-one left look-again']], [{ pd: 1900 }, { pd: 4300 }, false, ['limit-pd-one right look-again', 'limit-pd-one left refused']],
    // One alone, where the other was not measured.
    [{ pd: 4400 }, {}, false, ['limit-pd-one right refused']], [{}, { pd: 3800 }, false, ['limit-pd-one left look-again']], [{ pd: 3100 }, {}, false, []], [{ pd: 2100 }, {}, true, []], [{ pd: 2100 }, {}, false, ['limit-pd-one right look-again']],
    // Near is judged as well as far, and what both are asked about together is asked once, but for what is refused alone.
    [{ pd: 3100, pdNear: 1400 }, { pd: 3100, pdNear: 3000 }, false, ['limit-pd-one right refused', 'pd-sum agrees']], [{ pd: 2400 }, { pd: 2400 }, false, ['limit-pd look-again']], [{ pd: 1400 }, { pd: 3400 }, false, ['limit-pd look-again', 'limit-pd-one right refused']],
  ] as const)('of PDs %o and %o (a minor: %s) find %o', (right, left, minor, found) => {
    expect(said(both(right, left), null, minor)).toEqual(found)
  })

  it('are what the organization set', () => {
    const settings = { ...checkDefaults, limits: { ...checkDefaults.limits, sphere: { warnFrom: -4000, warnTo: null, refuseFrom: -8000, refuseTo: null } } }
    const check = (sphere: number) => checkPrescription(both({ sphere }), 'prescribed', { settings, before: null, minor: false })
    expect([check(-4000), check(-4250), check(-8250), check(20_000)].map(([finding]) => finding && [finding.weight, finding.was])).toEqual([undefined, ['look-again', -4000], ['refused', -8000], undefined])
  })

  it('do not bind what a lab worked out, but for what is refused and did not stand already', () => {
    const check = (values: BothEyes, origin?: BothEyes) => checkPrescription(values, 'compensated', { settings: checkDefaults, before: null, minor: false, origin }).map(({ rule, weight }) => [rule, weight])
    const [narrow, narrower] = [both({ pd: 1400 }, { pd: 1400 }), both({ pd: 1300 }, { pd: 1300 })]
    expect(check(both({ sphere: -15_000 }))).toEqual([])
    expect(check(narrow, both({ pd: 3100 }, { pd: 3100 }))).toEqual([['limit-pd', 'refused']])
    expect([check(narrow, narrow), check(narrower, narrow)]).toEqual([[], [['limit-pd', 'refused']]])
  })

  it('bind how the glasses are worn, which somebody measured, in a compensated version as well', () => {
    const check = (values: BothEyes, origin: BothEyes) => checkPrescription(values, 'compensated', { settings: checkDefaults, before: null, minor: false, origin }).map(({ rule, eye, weight }) => [rule, eye, weight].join(' '))
    const sits = both({ sphere: -15_000, vertexWorn: 2500, tilt: 300 }, { wrap: 100 })
    expect(check(sits, both({ sphere: -15_000 }))).toEqual(['limit-vertex right look-again', 'limit-tilt right look-again'])
    expect(check(sits, both({ vertexWorn: 2500 }))).toEqual(['limit-tilt right look-again'])
  })
})

describe('beside the prescription before', () => {
  const before = both({ sphere: -4000, cylinder: -1000, axisDeg: 175, addition: 1000, pd: 3150 }, { sphere: -3500, cylinder: -1000, axisDeg: 10, addition: 1000, pd: 3100 })
  const now = (right: Partial<EyeValues>, left: Partial<EyeValues> = {}): BothEyes => ({ right: { ...before.right, ...right }, left: { ...before.left, ...left } })
  it.each([
    ['a little more', now({ sphere: -4250, addition: 1250 }), ['pd-sum agrees', 'as-before agrees']],
    ['a sign turned', now({ sphere: 4000 }), ['pd-sum agrees', 'sign-flip right look-again', 'anisometropia look-again']],
    ['a figure too many', now({ sphere: -14_000 }), ['limit-sphere right look-again', 'pd-sum agrees', 'power-jump right look-again', 'anisometropia look-again']],
    ['half a dioptre of cylinder more', now({}, { cylinder: -1500 }), ['pd-sum agrees', 'cylinder-jump left look-again']],
    ['an axis turned by 21° round 180', now({ axisDeg: 16 }), ['pd-sum agrees', 'axis-swap right look-again']],
    ['an axis turned by 20°', now({ axisDeg: 15 }), ['pd-sum agrees', 'as-before agrees']],
    ['an axis turned with less than a dioptre', now({ cylinder: -875, axisDeg: 90 }), ['pd-sum agrees']],
    ['a falling addition', now({ addition: 750 }), ['pd-sum agrees', 'addition-falls right look-again']],
    ['a PD that grew by 2 mm', now({ pd: 3250 }, { pd: 3200 }), ['pd-sum agrees', 'pd-change look-again']],
    ['right and left exchanged', both({ ...before.left, pd: 3150 }, { ...before.right, pd: 3100 }), ['pd-sum agrees', 'eyes-swapped look-again']],
  ])('%s', (_, values, found) => {
    expect(said(values, before)).toEqual(found)
  })

  it.each([
    ['the sign of a cylinder', { sphere: -2000, cylinder: -750, axisDeg: 180 }, { sphere: -2000, cylinder: 750, axisDeg: 180 }, ['cylinder-sign right look-again']],
    ['the sign of a sphere that its cylinder hides', { sphere: 500, cylinder: -2000, axisDeg: 90 }, { sphere: -500, cylinder: -2000, axisDeg: 90 }, ['sphere-sign right look-again']],
    ['another notation and an eighth more', { sphere: -2000, cylinder: -750, axisDeg: 180 }, { sphere: -2625, cylinder: 750, axisDeg: 90 }, ['as-before agrees']],
    ['an axis across, with a cylinder too small to ask', { sphere: -2000, cylinder: -750, axisDeg: 180 }, { sphere: -2000, cylinder: -750, axisDeg: 90 }, []],
    ['an eye that was not there', { sphere: -2000 }, { sphere: -2000 }, [], { sphere: 5000 }],
  ])('%s is held against what stood on the paper', (_, was, is, expected, other: Partial<EyeValues> = {}) => {
    expect(said(both(is, other), both(was)).filter((one) => !one.startsWith('anisometropia'))).toEqual(expected)
  })

  it('a paper in the other notation is no difference', () => {
    expect(said({ right: transposeEye(before.right, 'plus'), left: transposeEye(before.left, 'plus') }, before)).toEqual(['pd-sum agrees', 'as-before agrees'])
  })

  it('what was ordered from it may differ as it likes', () => {
    expect(checkPrescription(now({ sphere: 4000 }), 'dispensed', { settings: checkDefaults, before, minor: false }).map(({ rule }) => rule)).toEqual(['pd-sum'])
  })

  it('eyes two dioptres apart ask once, when it is new', () => {
    expect(said(both({ sphere: -1000 }, { sphere: -3000 }))).toEqual(['anisometropia look-again'])
    expect(said(both({ sphere: -1000 }, { sphere: -3000 }), both({ sphere: -1000 }, { sphere: -3000 }))).toEqual(['as-before agrees'])
  })

  const chain = (id: string, ...versions: Partial<Parameters<typeof prescriptionBefore>[0][number]['versions'][number]>[]) =>
    ({ id, versions: versions.map((one) => ({ kind: 'prescribed' as const, purpose: 'distance' as const, examinedOn: '2024-01-01', ...both({ sphere: -1000 }, { sphere: -1000 }), ...one })) })
  const against = (others: ReturnType<typeof chain>[], purpose: Purpose = 'distance', examinedOn = '2026-01-01') => prescriptionBefore(others, { id: 'now', examinedOn, purpose })?.right.sphere
  const of = (sphere: number, more: Partial<EyeValues> = {}) => both({ sphere, ...more }, { sphere, ...more })

  it('is the last one not later and not the same', () => {
    const others = [chain('a', { examinedOn: '2020-01-01', ...of(-1000) }), chain('b', { ...of(-2000) }), chain('now', { examinedOn: '2025-01-01', ...of(-3000) })]
    expect(against(others)).toBe(-2000)
    expect(against(others, 'distance', '2021-01-01')).toBe(-1000)
    expect(against(others, 'distance', '2019-01-01')).toBeUndefined()
  })

  it('is what somebody examined, not what was ordered from it', () => {
    expect(against([chain('a', { purpose: 'progressive', ...of(-1000, { addition: 2250 }) }, { kind: 'dispensed', purpose: 'near', ...of(1250) })])).toBe(-1000)
    expect(against([chain('a', { kind: 'dispensed' })])).toBeUndefined()
  })

  it('is of the same sort: contact lenses beside contact lenses, reading glasses beside reading glasses', () => {
    const others = [chain('a', of(-14_000)), chain('b', { purpose: 'contact-lenses', examinedOn: '2025-01-01', ...of(-12_000) })]
    expect([against(others), against(others, 'progressive'), against(others, 'contact-lenses'), against(others, 'near')]).toEqual([-14_000, -14_000, -12_000, undefined])
  })

  it('is for reading what distance and addition came to', () => {
    const far = chain('a', { purpose: 'progressive', ...of(-1000, { addition: 2250 }) })
    const found = prescriptionBefore([far], { id: 'now', examinedOn: '2026-01-01', purpose: 'near' })
    expect(found).toMatchObject({ right: { sphere: 1250, addition: null }, left: { sphere: 1250, addition: null } })
    expect(against([far, chain('b', { purpose: 'near', examinedOn: '2025-01-01', ...of(1500) })], 'near')).toBe(1500)
  })
})

describe('what nobody has decided', () => {
  const found = findings(both({ sphere: -13_000, pd: 1450 }, { sphere: -13_000, pd: 1450 }))
  const decide = (rule: 'limit-sphere' | 'limit-pd', eye: 'right' | 'left' | null, reason: string | null = null) => ({ rule, eye, cell: rule === 'limit-pd' ? 'pd' as const : 'sphere' as const, reason })
  it('is what is unlikely until somebody says that it is right, for that eye', () => {
    const open = openFindings(found, [decide('limit-sphere', 'right'), decide('limit-pd', null, 'a baby of three months')], true)
    expect(open.map(({ rule, eye }) => [rule, eye])).toEqual([['limit-sphere', 'left']])
  })

  it('is what is refused until somebody who may gives a reason', () => {
    const all = [decide('limit-sphere', 'right'), decide('limit-sphere', 'left')]
    expect(openFindings(found, [...all, decide('limit-pd', null)], true)).toHaveLength(1)
    expect(openFindings(found, [...all, decide('limit-pd', null, 'a baby')], false)).toHaveLength(1)
    expect(openFindings(found, [...all, decide('limit-pd', null, 'a baby')], true)).toEqual([])
    expect(decidedFindings(found, [decide('limit-pd', null, 'a baby'), decide('limit-sphere', null)])).toMatchObject([{ finding: { rule: 'limit-pd' }, reason: 'a baby' }])
  })
})

it.each([[175, 5, 10], [180, 1, 1], [90, 180, 90], [10, 170, 20], [45, 45, 0]])('axes %i and %i are %i apart', (one, other, apart) => {
  expect(axisApart(one, other)).toBe(apart)
})
