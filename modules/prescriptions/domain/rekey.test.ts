import { expect, it } from 'vitest'
import { emptyEye } from './eye-values.ts'
import type { BothEyes, EyeValues } from './eye-values.ts'
import { compareRekey, incompleteEyes, saidCells } from './rekey.ts'

const both = (right: Partial<EyeValues>, left: Partial<EyeValues> = {}): BothEyes => ({ right: { ...emptyEye, ...right }, left: { ...emptyEye, ...left } })
const first = both({ sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150 }, { sphere: -3750, pd: 3100 })

it('finds nothing where the same paper was typed, in whichever notation', () => {
  expect(compareRekey(first, first)).toEqual([])
  expect(compareRekey(first, both({ sphere: -5000, cylinder: 750, axisDeg: 85, pd: 3150 }, { sphere: -3750, cylinder: 0, pd: 3100 }))).toEqual([])
})

it('names every cell that was typed otherwise, and those that one has and the other lacks', () => {
  expect(compareRekey(first, both({ sphere: -4250, cylinder: -750, axisDeg: 157, pd: 3150, addition: 1000 }, { sphere: 3750 }))).toEqual([
    { eye: 'right', cell: 'axisDeg', first: 175, second: 157 }, { eye: 'right', cell: 'addition', first: null, second: 1000 },
    { eye: 'left', cell: 'sphere', first: -3750, second: 3750 }, { eye: 'left', cell: 'pd', first: 3100, second: null },
  ])
})

it('compares nothing before the second is complete, and says what there is to type', () => {
  expect([incompleteEyes(first, both({ sphere: -4250 })), incompleteEyes(first, first)]).toEqual([['left'], []])
  expect(saidCells(first)).toEqual(['sphere', 'cylinder', 'axisDeg', 'pd'])
})
