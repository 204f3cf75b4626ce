import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import { checkPath, neededBlank } from './check-address.ts'

const frame = { a: 5200, b: 3800, dbl: 1800, ed: 5600 }

it('needs the blank that the frame and the PD ask for: ED 56, 3.5 mm in and 2 mm for the edger make 65', () => {
  expect(neededBlank(frame, { pd: 3150, fittingHeight: null })).toBe(6500)
  expect(neededBlank(frame, { pd: null, fittingHeight: null })).toBeNull()
  expect(neededBlank({ ...frame, dbl: null }, { pd: 3150, fittingHeight: null })).toBeNull()
})

it('asks about the eyes that have a sphere, with two prisms as one', () => {
  const right = { ...emptyEye, sphere: -2250, cylinder: -500, axisDeg: 90, prism: 300, prismBaseDeg: 0, prism2: 400, prism2BaseDeg: 90, pd: 3150 }
  expect(checkPath({ right, left: emptyEye }, frame, { right: 'v', left: 'w' }, 'progressive')).toBe('/lens-checks?rightSphere=-2250&rightCylinder=-500&rightPrism=500&rightDiameter=6500&rightVariant=v&kind=progressive')
  expect(checkPath({ right: emptyEye, left: emptyEye }, undefined, { right: null, left: null }, null)).toBeNull()
})
