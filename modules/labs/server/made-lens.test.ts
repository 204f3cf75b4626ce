import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import { madeEye, madeLenses } from './made-lens.ts'

const eye = { ...emptyEye, sphere: -2000, addition: 2500, pd: 3200, pdNear: 3000 }

it('makes reading glasses of distance and addition as one power, centred by the near PD', () => {
  const { right } = madeLenses({ purpose: 'near', right: eye, left: emptyEye })
  expect([right.sphere, right.addition, right.pd]).toEqual([500, null, 3000])
})

it('makes middle glasses by the middle addition where there is one', () => {
  expect(madeEye('intermediate', { ...eye, intermediateAddition: 1250 })).toMatchObject({ sphere: -750, addition: null, intermediateAddition: null, pd: 3200 })
  expect(madeEye('intermediate', eye).sphere).toBe(500)
})

it('leaves what is for several distances as it is written, and an eye of which nothing is said', () => {
  expect(madeEye('progressive', eye)).toEqual(eye)
  expect(madeEye('near', { ...emptyEye, addition: 2500 })).toMatchObject({ sphere: null, addition: 2500 })
})

it('shows two prisms as the one that a lensmeter shows: 2.00 up and 3.00 out is 3.61', () => {
  const prisms = { prism: 200, prismBaseDeg: 90, prism2: 300, prism2BaseDeg: 180 }
  const { right, left } = madeLenses({ purpose: 'distance', right: { ...emptyEye, sphere: -2000, ...prisms }, left: { ...emptyEye, sphere: -2000, ...prisms, prism2: 200, prism2BaseDeg: 270 } })
  expect([right.prism, right.prismBaseDeg, left.prism, left.prismBaseDeg]).toEqual([361, 146, 0, 0])
})
