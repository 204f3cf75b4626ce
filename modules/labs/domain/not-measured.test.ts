import { expect, it } from 'vitest'
import { emptyLens } from './lens-values.ts'
import type { LensValues } from './lens-values.ts'
import { notMeasured } from './not-measured.ts'
import { ansiZ801 } from './tolerances/ansi-z80-1.ts'

const lens = (values: Partial<LensValues>): LensValues => ({ ...emptyLens, ...values })
const both = ['right', 'left'] as const
const right = lens({ sphere: -4250, cylinder: -750, axisDeg: 175, addition: 2000, prism: 200, prismBaseDeg: 90, pd: 3150, fittingHeight: 1850 })
const left = lens({ sphere: -3750, cylinder: 0, prism: 0 })

it('misses a lens of which nothing was measured', () => {
  expect(notMeasured({ right, left }, { right, left: emptyLens }, both, 'single-vision', ansiZ801)).toEqual([{ eye: 'left', cell: 'sphere' }])
})

it('misses everything ordered that the table judges, and nothing that was not ordered', () => {
  expect(notMeasured({ right, left }, { right: lens({ sphere: -4250 }), left }, both, 'single-vision', ansiZ801).map(({ cell }) => cell)).toEqual(['cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', 'pd', 'fittingHeight'])
  expect(notMeasured({ right, left }, { right, left }, both, 'single-vision', ansiZ801)).toEqual([])
})

it('asks of a lens that is not made, or without a table, nothing', () => {
  expect(notMeasured({ right, left }, { right: emptyLens, left }, ['left'], 'single-vision', ansiZ801)).toEqual([])
  expect(notMeasured({ right, left }, { right: emptyLens, left: emptyLens }, both, 'single-vision', null)).toEqual([])
})

it('asks for no distance of centres of progressives, for which the source has no figure', () => {
  expect(notMeasured({ right, left }, { right: lens({ ...right, pd: null }), left }, both, 'progressive', ansiZ801)).toEqual([])
})
