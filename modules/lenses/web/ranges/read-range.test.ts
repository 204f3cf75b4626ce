import { expect, it } from 'vitest'
import { noSteps, readRange, typedRange, type TypedRange } from './read-range.ts'

const typed: TypedRange = {
  spheres: [{ from: '−10,00', to: '-6,50', step: '0,50' }, { from: '-6.00', to: '+6.00', step: '0.25' }, noSteps], cylinders: '-0,75 -1,25; −1,75', axes: [{ from: '10', to: '180', step: '10' }], additions: '',
  baseCurves: '8,4 8,8', diameters: '14.2',
}
const range = {
  spheres: [{ from: -10_000, to: -6500, step: 500 }, { from: -6000, to: 6000, step: 250 }], cylinders: [-750, -1250, -1750], axes: [{ from: 10, to: 180, step: 10 }], additions: [], baseCurves: [840, 880], diameters: [1420],
}

it('reads what a maker makes as it is typed, with a comma or a point', () => {
  expect(readRange(typed)).toEqual({ range })
})

it.each([
  ['a cylinder that is not in minus form', { cylinders: '0.75' }, ['cylinders']],
  ['cylinders without axes', { axes: [] }, ['axes']],
  ['ends the wrong way round', { spheres: [{ from: '+6', to: '-6', step: '0.25' }] }, ['spheres']],
  ['a row that lacks its step', { spheres: [{ from: '-6', to: '+6', step: '' }] }, ['spheres']],
  ['no sphere at all', { spheres: [noSteps] }, ['spheres']],
  ['a curve in metres and letters', { baseCurves: '0.0084', diameters: 'x' }, ['baseCurves', 'diameters']],
  ['an axis beyond half a circle', { axes: [{ from: '10', to: '350', step: '10' }] }, ['axes']],
])('names the field of %s', (_, change, faults) => {
  expect(readRange({ ...typed, ...change })).toEqual({ faults })
})

it('writes them so that they read as they were', () => {
  const decimal = (value: number, places: number): string => (value / 10 ** places).toFixed(places).replace('.', ',')
  const odd = { ...range, spheres: [{ from: -6125, to: 6000, step: 125 }] }
  expect(readRange(typedRange(odd, decimal))).toEqual({ range: odd })
  expect(readRange(typedRange(null, decimal))).toEqual({ faults: ['spheres'] })
})
