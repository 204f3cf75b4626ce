import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import { eyesOfBox, judgeBox, judgeGeometry, powerOfBox } from './judge-box.ts'

const range = { spheres: [{ from: -6000, to: 6000, step: 250 }], cylinders: [-750, -1250], axes: [{ from: 10, to: 180, step: 10 }], additions: [], baseCurves: [860], diameters: [1420] }
const box = (name: string, more: object = {}) => ({ name, baseCurve: 860, diameter: 1420, geometry: null, ...more })
const worn = { right: { ...emptyEye, sphere: -2250, cylinder: -750, axisDeg: 180 }, left: { ...emptyEye, sphere: -3000 }, purpose: 'contact-lenses' as const }

it('reads the power that an article is named by, and guesses none', () => {
  expect(powerOfBox(box('−2,25'))).toEqual({ sphere: -2250, cylinder: 0, axisDeg: null, addition: null, baseCurve: 860, diameter: 1420 })
  expect(powerOfBox(box('-1.00/-0.75x180 add 2.00'))).toMatchObject({ sphere: -1000, cylinder: -750, axisDeg: 180, addition: 2000 })
  expect(['2,25', 'Blue', '', 'box of 30'].map((name) => powerOfBox(box(name)))).toEqual([null, null, null, null])
})

it('says what of a box its maker does not make', () => {
  expect([judgeBox(range, box('-2,25')), judgeBox(range, box('Blue'))]).toEqual([[], []])
  expect(judgeBox(range, box('-6,25/-1,00x15', { baseCurve: 840 })).map(({ what, nearest }) => [what, nearest])).toEqual([['sphere', -6000], ['cylinder', -750], ['axis', 10], ['base-curve', 860]])
})

it('says for which eye a box is, in either form of the cylinder', () => {
  expect([eyesOfBox(box('-2,25/-0,75x180'), worn), eyesOfBox(box('-3,00 +0,75 x 90'), worn), eyesOfBox(box('-3,00'), worn), eyesOfBox(box('-3,25'), worn)]).toEqual([['right'], ['right'], ['left'], []])
  expect(eyesOfBox(box('-3,00'), { ...worn, left: { ...worn.left, baseCurve: 840 } })).toEqual([])
  expect(eyesOfBox(box('-3,00'), { ...worn, right: worn.left })).toEqual(['right', 'left'])
  expect([eyesOfBox(box('Blue'), worn), eyesOfBox(box('-3,00'), { ...worn, purpose: 'distance' }), eyesOfBox(box('-3,00'), { right: emptyEye, left: emptyEye, purpose: 'contact-lenses' })]).toEqual([null, null, null])
})

it('knows by its geometry what a lens cannot have', () => {
  expect(judgeGeometry('spherical', worn)).toEqual([{ eye: 'right', misses: [{ what: 'cylinder', asked: -750, nearest: null }] }])
  expect(judgeGeometry('multifocal', { ...worn, left: { ...worn.left, addition: 1500 } })).toHaveLength(1)
  expect([judgeGeometry('toric', worn), judgeGeometry(null, worn), judgeGeometry('spherical', { ...worn, purpose: 'distance' })]).toEqual([[], [], []])
})
