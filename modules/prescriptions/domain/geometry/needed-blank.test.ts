import { expect, it } from 'vitest'
import { exactBlank } from './blank.ts'
import { centrationIn } from './boxing.ts'
import { neededBlank } from './needed-blank.ts'
import { synthesizeTrace } from './synthesize-trace.ts'

const frame = { a: 5200, b: 3800, dbl: 1800, ed: 5600 }

it('needs the blank that the frame and the PD ask for: ED 56, 3.5 mm in and 2 mm for the edger make 65', () => {
  const measured = { pd: 3150, pdNear: null, fittingHeight: null }
  expect(neededBlank('right', measured, 'distance', frame)).toBe(6500)
  expect(neededBlank('right', { ...measured, pd: null }, 'distance', frame)).toBeNull()
  expect(neededBlank('right', measured, 'distance', { ...frame, dbl: null })).toBeNull()
})

it('is exact where the shape was traced, and the same for both sides of it', () => {
  const measured = { pd: 3150, pdNear: null, fittingHeight: null }
  const trace = synthesizeTrace('right', frame)
  const [right, left] = (['right', 'left'] as const).map((eye) => neededBlank(eye, measured, 'distance', { ...frame, trace }))
  expect(right).toBe(left)
  expect(right).toBe(Math.ceil(exactBlank(trace, centrationIn(frame, 3150, null)).diameter / 10) * 10)
})

it('needs a larger blank to read with, for pupils stand closer then', () => {
  expect(neededBlank('right', { pd: 3200, pdNear: 3000, fittingHeight: null }, 'near', frame)).toBe((neededBlank('right', { pd: 3200, pdNear: 3000, fittingHeight: null }, 'distance', frame) ?? 0) + 400)
  expect(neededBlank('right', { pd: null, pdNear: 3000, fittingHeight: null }, 'near', frame)).not.toBeNull()
  expect(neededBlank('right', { pd: 3200, pdNear: null, fittingHeight: null }, 'near', frame)).toBeNull()
})
