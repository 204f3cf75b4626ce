import { expect, it } from 'vitest'
import { emptyEye } from '#modules/prescriptions/domain'
import type { ValuesFor } from '#modules/prescriptions/domain'
import { cutOutsOf, smallestFor } from './cut-outs.ts'

/** A round rim of 50 mm: 4 points are enough, for every one is as far from the middle. */
const round = { seen: 'frame' as const, a: 5000, b: 5000, ed: 5000, circumference: 15_708, radii: Array.from({ length: 36 }, () => 2500), angles: null }
const eye = (pd: number | null) => ({ ...emptyEye, sphere: -2000, pd, fittingHeight: 2500 })
const values = (right: number | null, left: number | null): ValuesFor => ({ right: eye(right), left: eye(left), purpose: 'distance' })

it('judges each eye by its own shape, exactly, and mirrors one that was not traced', () => {
  // Half of 50 + 20 is 35 mm: a PD of 32 stands 3 mm in, and asks for 50 + 6 mm and the allowance.
  const [right, left] = cutOutsOf({ right: round, left: null, bridge: 2000 }, values(3200, 3500), undefined, null)
  expect(right).toMatchObject({ eye: 'right', needs: 5800, fits: true, spare: 100 })
  expect(left).toMatchObject({ eye: 'left', needs: expect.closeTo(5200, -1), fits: true, spare: expect.closeTo(150, -1) })
})

it('says how much is missing, and where', () => {
  const [right] = cutOutsOf({ right: round, left: null, bridge: 2000 }, values(3200, null), undefined, 5500)
  expect(right).toMatchObject({ fits: false, spare: -150, atDeg: 180 })
})

it('says nothing of an eye whose centre would be a guess', () => {
  expect(cutOutsOf({ right: round, left: round, bridge: 2000 }, values(null, null), undefined, null)).toEqual([])
  expect(cutOutsOf({ right: round, left: round, bridge: null }, values(3200, 3200), undefined, null)).toEqual([])
  expect(cutOutsOf({ right: round, left: round, bridge: null }, values(3200, 3200), { a: null, b: null, dbl: 2000, ed: null }, null)).toHaveLength(2)
})

it('takes the next blank that is in stock', () => {
  expect([smallestFor(5001), smallestFor(6500), smallestFor(9900)]).toEqual([5500, 6500, 8500])
})
