import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyEye } from './eye-values.ts'
import type { EyeValues } from './eye-values.ts'
import { modeOf, transposeEye } from './transpose-eye.ts'

const eye = (values: Partial<EyeValues>): EyeValues => ({ ...emptyEye, ...values })

// Worked examples: National Federation of Opticianry Schools, module 08c; open-exam-prep.
it.each([
  [{ sphere: 3000, cylinder: -1500, axisDeg: 90 }, 'plus', { sphere: 1500, cylinder: 1500, axisDeg: 180 }],
  [{ sphere: -2000, cylinder: 1500, axisDeg: 60 }, 'minus', { sphere: -500, cylinder: -1500, axisDeg: 150 }],
  [{ sphere: -2000, cylinder: -1500, axisDeg: 60 }, 'minus', { sphere: -2000, cylinder: -1500, axisDeg: 60 }],
  [{ sphere: -2000, cylinder: -1500 }, 'plus', { sphere: -2000, cylinder: -1500, axisDeg: null }],
  [{ cylinder: -1500, axisDeg: 60 }, 'plus', { sphere: null, cylinder: -1500, axisDeg: 60 }],
] as const)('writes %o in %s form', (from, mode, to) => {
  expect(transposeEye(eye({ ...from, addition: 1250, pd: 3150 }), mode)).toEqual(eye({ ...to, addition: 1250, pd: 3150 }))
})

it('is the same lens again when written there and back', () => {
  fc.assert(fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -60, max: -1 }), fc.integer({ min: 1, max: 180 }), (sphere, cylinder, axisDeg) => {
    const written = eye({ sphere: sphere * 125, cylinder: cylinder * 125, axisDeg })
    expect(transposeEye(transposeEye(written, 'plus'), 'minus')).toEqual(written)
  }))
})

it('tells the form that a prescription is written in', () => {
  expect([modeOf([eye({ cylinder: 500 }), eye({})]), modeOf([eye({ cylinder: -500 })]), modeOf([eye({ cylinder: 0 }), eye({})])]).toEqual(['plus', 'minus', null])
})
