import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import { judgeForEyes } from './judge-for-eyes.ts'

const range = { spheres: [{ from: -6000, to: 6000, step: 250 }], cylinders: [], axes: [], additions: [], baseCurves: [], diameters: [] }
const values = { right: { ...emptyEye, sphere: -6000 }, left: { ...emptyEye, sphere: -6250 } }

it('judges a contact lens by a prescription for contact lenses, and by none for glasses', () => {
  expect(judgeForEyes(range, { ...values, purpose: 'distance' })).toBe('for-glasses')
  expect(judgeForEyes(range, { ...values, purpose: 'contact-lenses' })).toEqual([{ eye: 'right', misses: [] }, { eye: 'left', misses: [{ what: 'sphere', asked: -6250, nearest: -6000 }] }])
  expect(judgeForEyes(range, { ...values, left: emptyEye, purpose: 'contact-lenses' })).toHaveLength(1)
})
