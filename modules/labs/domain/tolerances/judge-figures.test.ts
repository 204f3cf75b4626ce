import { expect, it } from 'vitest'
import { ansiZ801 } from './ansi-z80-1.ts'
import { faultsOf } from './judge-figures.ts'
import { cylinderLimitAt, millimetresAt, prismAt } from './tolerance-table.ts'
import type { ToleranceFigures } from './tolerance-table.ts'

const withPower = (...bands: ToleranceFigures['power']['progressive']) => faultsOf({ ...ansiZ801, power: { ...ansiZ801.power, progressive: bands } }).map(({ path, fault }) => `${path.slice(2).join(' ')} ${fault}`)
const nothing = { 'single-vision': [], multifocal: [], progressive: [] }
const empty: ToleranceFigures = { power: nothing, cylinder: nothing, axis: [], addition: null, prism: null, verticalImbalance: nothing, horizontalImbalance: nothing, height: null, heightDifference: null }

it('finds nothing wrong with the table that Lunette brings', () => {
  expect(faultsOf(ansiZ801)).toEqual([])
})

it.each([
  ['a last band that ends', [{ upTo: 6500, within: 130 }], ['0 upTo last-open']],
  ['bands that fall', [{ upTo: 6500, within: 130 }, { upTo: 4000, within: 150 }, { upTo: null, within: 200 }], ['1 upTo not-rising']],
  ['bands of one size', [{ upTo: 4000, within: 130 }, { upTo: 4000, within: 150 }, { upTo: null, within: 200 }], ['1 upTo not-rising']],
  ['a band after the open one', [{ upTo: null, within: 130 }, { upTo: 4000, within: 150 }], ['1 upTo not-rising', '1 upTo last-open']],
  ['two ways at once', [{ upTo: null, within: 130, shareBps: 200 }], ['0 one-way']],
  ['no way at all', [{ upTo: null }], ['0 one-way']],
] as const)('refuses %s', (_, bands, faults) => {
  expect(withPower(...bands)).toEqual(faults)
})

it('refuses a table without a figure, and takes one that says only how far heights may be off', () => {
  expect(faultsOf(empty)).toEqual([{ path: [], fault: 'no-figure' }])
  expect(faultsOf({ ...empty, height: 100 })).toEqual([])
})

it('judges a cylinder by its size and by the power of the lens where a table has both', () => {
  const bands = [{ powerUpTo: 3000, upTo: 750, within: 90 }, { powerUpTo: 3000, upTo: null, within: 120 }, { upTo: 750, within: 120 }, { upTo: null, within: 180 }]
  expect([[500, 3000], [1000, 3000], [500, 3250], [1000, 3250]].map(([size, power]) => cylinderLimitAt(bands, size!, power!))).toEqual([90, 120, 120, 180])
  const faults = (cylinder: ToleranceFigures['axis']) => faultsOf({ ...ansiZ801, cylinder: { ...ansiZ801.cylinder, progressive: cylinder } }).map(({ path, fault }) => `${path.slice(2).join(' ')} ${fault}`)
  expect([faults(bands), faults(bands.slice(0, 2)), faults([...bands.slice(2), ...bands.slice(0, 2)])]).toEqual([[], ['1 powerUpTo last-open'], ['2 powerUpTo not-rising', '3 powerUpTo last-open']])
})

it('adds a constant and a part of the power for prisms: 0.25 and 1 mm at 5 D are 0.75', () => {
  const bands = [{ upTo: null, within: 25, mm: 100 }]
  expect([prismAt(bands, 5000), millimetresAt(bands, 5000)]).toEqual([75, 150])
})
