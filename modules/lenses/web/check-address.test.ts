import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import { checkPath } from './check-address.ts'

const frame = { a: 5200, b: 3800, dbl: 1800, ed: 5600 }

it('asks about the eyes that have a sphere, with two prisms as one', () => {
  const right = { ...emptyEye, sphere: -2250, cylinder: -500, axisDeg: 90, prism: 300, prismBaseDeg: 0, prism2: 400, prism2BaseDeg: 90, pd: 3150 }
  expect(checkPath({ right, left: emptyEye, purpose: 'distance' }, frame, { variants: { right: 'v', left: 'w' }, options: { right: ['Hard', 'Clear'], left: [] } }, 'progressive')).toBe('/lens-checks?rightSphere=-2250&rightCylinder=-500&rightPrism=500&rightDiameter=6500&rightVariant=v&rightOptions=Hard%7CClear&kind=progressive')
  expect(checkPath({ right: emptyEye, left: emptyEye, purpose: 'distance' }, undefined, { variants: { right: null, left: null }, options: { right: [], left: [] } }, null)).toBeNull()
})

it('asks nothing of lenses for a frame about the powers of contact lenses', () => {
  const of = (purpose: 'distance' | 'contact-lenses') => checkPath({ right: { ...emptyEye, sphere: -2250 }, left: emptyEye, purpose }, undefined, { variants: { right: null, left: null }, options: { right: [], left: [] } }, null)
  expect([of('distance'), of('contact-lenses')]).toEqual(['/lens-checks?rightSphere=-2250', null])
})
