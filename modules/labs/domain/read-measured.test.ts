import { expect, it } from 'vitest'
import { readMeasured } from './read-measured.ts'

it.each([
  ['sphere', '-4.06', { value: -4060 }], ['sphere', '−4,06', { value: -4060 }], ['sphere', '=4,25', { value: -4250 }], ['sphere', '+1.5', { value: 1500 }], ['sphere', '0', { value: 0 }],
  ['sphere', '4.06', { unread: 'sign' }], ['sphere', '-225', { unread: 'limits' }], ['cylinder', '-0.73', { value: -730 }], ['cylinder', '1,2,5', { unread: 'nothing' }], ['sphere', '-2.25 x', { unread: 'nothing' }],
  ['axisDeg', '0', { value: 180 }], ['axisDeg', '175', { value: 175 }], ['axisDeg', '181', { unread: 'limits' }], ['addition', '2.1', { value: 2100 }], ['pd', '31.5', { value: 3150 }],
  ['prism', '0.33', { value: 33 }], ['prism', '-1', { unread: 'nothing' }], ['sphere', '', { value: null }],
] as const)('reads %s %s as %o', (cell, text, reading) => {
  expect(readMeasured(cell, text, 'right')).toEqual(reading)
})

it('reads a base in words by the eye: in is 0 on the right and 180 on the left', () => {
  expect(readMeasured('prismBaseDeg', 'BI', 'right')).toEqual({ value: 0 })
  expect(readMeasured('prismBaseDeg', 'in', 'left')).toEqual({ value: 180 })
  expect(readMeasured('prismBaseDeg', 'up', 'left')).toEqual({ value: 90 })
  expect(readMeasured('prismBaseDeg', '270', 'left')).toEqual({ value: 270 })
})
