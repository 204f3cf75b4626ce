import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compensateEye, imbalanceInReading } from './compensate-eye.ts'
import { emptyEye, eyes } from './eye-values.ts'
import type { EyeValues } from './eye-values.ts'
import { explainVersions } from './explain/explain-versions.ts'
import { judgeEye } from './judge-eye.ts'

const eye = (values: Partial<EyeValues>): EyeValues => ({ ...emptyEye, ...values })
const upright = { vertexWorn: null, tilt: null, wrap: null }

it('−10.00 examined at 14 mm is −9.80 at 12 mm', () => {
  expect(compensateEye('right', eye({ sphere: -10_000, vertexExamined: 1400 }), { ...upright, vertexWorn: 1200 }, 16_000)).toEqual(eye({ sphere: -9800, vertexExamined: 1400, vertexWorn: 1200 }))
})

it('a lens that stands upright at the same distance stays as it was written', () => {
  const written = eye({ sphere: 2125, cylinder: -625, axisDeg: 90, addition: 2000, vertexExamined: 1200 })
  expect(compensateEye('left', written, { ...upright, vertexWorn: 1200 }, 16_000)).toEqual({ ...written, sphere: 2130, cylinder: -630, vertexWorn: 1200 })
  expect(compensateEye('left', eye({ addition: 2000 }), upright, 16_000)).toBeNull()
})

it('tilt makes a cylinder of a sphere, in the notation in which the prescription was written', () => {
  const tilted = (values: Partial<EyeValues>) => compensateEye('right', eye(values), { ...upright, tilt: 100 }, 15_000)
  expect(tilted({ sphere: 15_000 })).toMatchObject({ sphere: 14_850, cylinder: -450, axisDeg: 180, tilt: 100 })
  expect(tilted({ sphere: 15_000, cylinder: 250, axisDeg: 90 })?.cylinder).toBeGreaterThan(0)
})

it('what is compensated may be written, and the comparison says what it was compensated for', () => {
  fc.assert(fc.property(fc.constantFrom(...eyes), fc.integer({ min: -80, max: 60 }), fc.integer({ min: -24, max: 24 }), fc.integer({ min: 1, max: 180 }), fc.integer({ min: 0, max: 200 }), (one, sphere, cylinder, axisDeg, tilt) => {
    const written = eye({ sphere: sphere * 125, cylinder: cylinder * 125, axisDeg: cylinder === 0 ? null : axisDeg, vertexExamined: 1200 })
    const worn = compensateEye(one, written, { vertexWorn: 1350, tilt, wrap: 50 }, 16_000)
    expect(worn && judgeEye(worn, 'compensated')).toEqual([])
  }))
  const written = eye({ sphere: -8000, cylinder: -1000, axisDeg: 20, vertexExamined: 1200 })
  const right = compensateEye('right', written, { vertexWorn: 1400, tilt: 80, wrap: 50 }, 16_000)
  expect(explainVersions({ right: written, left: emptyEye }, { right, left: emptyEye } as never)).toContainEqual(expect.objectContaining({ eye: 'right', reason: 'vertex-and-tilt' }))
})

it('the eyes see apart in reading by the difference of their powers', () => {
  expect(imbalanceInReading({ right: eye({ sphere: -4000 }), left: eye({ sphere: -1000 }) })).toBe(-300)
  expect(imbalanceInReading({ right: eye({ sphere: -4000 }), left: emptyEye })).toBeNull()
})
