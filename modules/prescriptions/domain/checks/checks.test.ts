import { describe, expect, it } from 'vitest'
import { emptyEye } from '../eye-values.ts'
import type { BothEyes, EyeValues } from '../eye-values.ts'
import { transposeEye } from '../transpose-eye.ts'
import { axisApart } from './check-jumps.ts'
import { checkPrescription, prescriptionBefore } from './check-prescription.ts'
import { checkDefaults } from './check-settings.ts'
import { decidedFindings, openFindings } from './finding.ts'

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

  it('are what the organization set', () => {
    const settings = { ...checkDefaults, limits: { ...checkDefaults.limits, sphere: { warnFrom: -4000, warnTo: null, refuseFrom: -8000, refuseTo: null } } }
    const check = (sphere: number) => checkPrescription(both({ sphere }), 'prescribed', { settings, before: null, minor: false })
    expect([check(-4000), check(-4250), check(-8250), check(20_000)].map(([finding]) => finding && [finding.weight, finding.was])).toEqual([undefined, ['look-again', -4000], ['refused', -8000], undefined])
  })

  it('do not bind what a lab worked out', () => {
    expect(checkPrescription(both({ sphere: -15_000 }), 'compensated', { settings: checkDefaults, before: null, minor: false })).toEqual([])
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
    ['an axis turned with less than a dioptre', now({ cylinder: -875, axisDeg: 90 }), ['pd-sum agrees', 'as-before agrees']],
    ['a falling addition', now({ addition: 750 }), ['pd-sum agrees', 'addition-falls right look-again']],
    ['a PD that grew by 2 mm', now({ pd: 3250 }, { pd: 3200 }), ['pd-sum agrees', 'pd-change look-again']],
    ['right and left exchanged', both({ ...before.left, pd: 3150 }, { ...before.right, pd: 3100 }), ['pd-sum agrees', 'eyes-swapped look-again']],
  ])('%s', (_, values, found) => {
    expect(said(values, before)).toEqual(found)
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

  it('is the last one not later and not the same', () => {
    const others = [{ id: 'a', examinedOn: '2020-01-01' }, { id: 'b', examinedOn: '2024-01-01' }, { id: 'c', examinedOn: '2026-01-01' }]
    expect(prescriptionBefore(others, { id: 'c', examinedOn: '2026-01-01' })).toMatchObject({ id: 'b' })
    expect(prescriptionBefore(others, { id: 'd', examinedOn: '2019-01-01' })).toBeUndefined()
  })
})

describe('what nobody has decided', () => {
  const found = findings(both({ sphere: -13_000, pd: 1450 }, { sphere: -13_000, pd: 1450 }))
  const decide = (rule: 'limit-sphere' | 'limit-pd', eye: 'right' | 'left' | null, reason: string | null = null) => ({ rule, eye, reason })
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
