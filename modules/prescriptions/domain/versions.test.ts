import { describe, expect, it } from 'vitest'
import { carryForward } from './carry-forward.ts'
import { compareVersions } from './compare-versions.ts'
import { emptyEye } from './eye-values.ts'
import type { BothEyes, EyeValues } from './eye-values.ts'
import { validUntil } from './valid-until.ts'
import { versionToUse } from './version-to-use.ts'

const both = (right: Partial<EyeValues>, left: Partial<EyeValues> = {}): BothEyes => ({ right: { ...emptyEye, ...right }, left: { ...emptyEye, ...left } })

describe('compareVersions', () => {
  it('names each changed cell with what it said, the right eye first', () => {
    const prescribed = both({ sphere: -4250, cylinder: -750, axisDeg: 175 }, { sphere: -3750 })
    const compensated = both({ sphere: -4190, cylinder: -710, axisDeg: 174, fittingHeight: 1900 }, { sphere: -3690 })
    expect(compareVersions(prescribed, compensated)).toEqual([
      { eye: 'right', cell: 'sphere', before: -4250, after: -4190 },
      { eye: 'right', cell: 'cylinder', before: -750, after: -710 },
      { eye: 'right', cell: 'axisDeg', before: 175, after: 174 },
      { eye: 'right', cell: 'fittingHeight', before: null, after: 1900 },
      { eye: 'left', cell: 'sphere', before: -3750, after: -3690 },
    ])
  })

  it('tells 0.00 from nothing said', () => {
    expect(compareVersions(both({ cylinder: null }), both({ cylinder: 0 }))).toHaveLength(1)
  })
})

it('carries measures of the head forward, each as it was last said, and no power', () => {
  const carried = carryForward([both({ sphere: -4250, pd: 3150 }), both({ pd: 3100, pdNear: 2950, fittingHeight: 1900 }, { pd: 3050 })])
  expect(carried).toEqual(both({ pd: 3150, pdNear: 2950 }, { pd: 3050 }))
})

it('takes the newest version for new glasses that no lab compensated for other ones', () => {
  expect(versionToUse([{ kind: 'prescribed', version: 1 }, { kind: 'dispensed', version: 2 }, { kind: 'compensated', version: 3 }] as const)).toMatchObject({ version: 2 })
  expect(versionToUse([])).toBeUndefined()
})

describe('validUntil', () => {
  it.each([
    ['2026-11-12', 'CZ', false, 'progressive', '2027-11-12'],
    ['2026-11-12', 'DE', false, 'distance', '2028-11-12'],
    ['2026-11-12', 'DE', true, 'distance', '2027-11-12'],
    ['2026-11-12', 'DE', false, 'contact-lenses', '2027-11-12'],
    ['2026-08-31', 'CN', true, 'distance', '2027-02-28'],
    ['2024-02-29', 'CZ', false, 'near', '2025-02-28'],
    ['2026-12-31', 'CZ', false, 'near', '2027-12-31'],
  ] as const)('from %s in %s, a minor: %s, for %s, until %s', (examinedOn, country, minor, purpose, until) => {
    expect(validUntil({ examinedOn, country, minor, purpose })).toBe(until)
  })
})
