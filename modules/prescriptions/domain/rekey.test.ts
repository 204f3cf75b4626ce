import { expect, it } from 'vitest'
import { emptyEye } from './eye-values.ts'
import type { BothEyes, EyeValues } from './eye-values.ts'
import { compareRekey, rekeyCells, showsTheFirst, unansweredCells } from './rekey.ts'

const both = (right: Partial<EyeValues>, left: Partial<EyeValues> = {}): BothEyes => ({ right: { ...emptyEye, ...right }, left: { ...emptyEye, ...left } })
const first = both({ sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150 }, { sphere: -3750, pd: 3100 })

it('finds nothing where the same paper was typed, in whichever notation', () => {
  expect(compareRekey(first, first)).toEqual([])
  expect(compareRekey(first, both({ sphere: -5000, cylinder: 750, axisDeg: 85, pd: 3150 }, { sphere: -3750, cylinder: 0, pd: 3100 }))).toEqual([])
})

it('names every cell that was typed otherwise, and those that one has and the other lacks', () => {
  expect(compareRekey(first, both({ sphere: -4250, cylinder: -750, axisDeg: 157, pd: 3150, addition: 1000 }, { sphere: 3750 }))).toEqual([
    { eye: 'right', cell: 'axisDeg', first: 175, second: 157, hidden: false }, { eye: 'right', cell: 'addition', first: null, second: 1000, hidden: false },
    { eye: 'left', cell: 'sphere', first: -3750, second: 3750, hidden: false }, { eye: 'left', cell: 'pd', first: null, second: null, hidden: true },
  ])
})

it('shows the first typing only beside a value that the second read: what is said to be missing is told of nobody', () => {
  const nothing = compareRekey(first, both({}, {}))
  expect(nothing.map(({ eye, cell, first: was, hidden }) => [`${eye}.${cell}`, was, hidden])).toEqual(['right.sphere', 'right.cylinder', 'right.axisDeg', 'right.pd', 'left.sphere', 'left.pd'].map((place) => [place, null, true]))
  expect([showsTheFirst(nothing), showsTheFirst(compareRekey(first, both({ sphere: 0 })))]).toEqual([false, true])
})

it('compares nothing before all that the first has is typed, or said not to be on the paper', () => {
  expect(unansweredCells(first, first, [])).toEqual([])
  expect(unansweredCells(first, both({ sphere: 0 }, { sphere: 0 }), [])).toEqual([{ eye: 'right', cell: 'cylinder' }, { eye: 'right', cell: 'pd' }, { eye: 'left', cell: 'pd' }])
  expect(unansweredCells(first, both({ sphere: -4250, cylinder: -750, pd: 3150 }, { sphere: -3750 }), [{ eye: 'left', cell: 'pd' }])).toEqual([{ eye: 'right', cell: 'axisDeg' }])
  expect(unansweredCells(both({ sphere: -1000, cylinder: 0 }), both({ sphere: -1000 }), [])).toEqual([])
})

it('asks for every column of such glasses: an addition that the first overlooked has its cell', () => {
  expect(rekeyCells(first, 'progressive')).toEqual(['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', 'pd', 'fittingHeight'])
  expect(rekeyCells(both({ sphere: 1250, pd: 3200, tilt: 90 }), 'near')).toEqual(['sphere', 'cylinder', 'axisDeg', 'addition', 'prism', 'prismBaseDeg', 'pd', 'pdNear', 'fittingHeight', 'tilt'])
})
