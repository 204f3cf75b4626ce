import { expect, it } from 'vitest'
import { writeFinding } from './write-finding.ts'

it.each([
  ['power', -5000, -4750, 250, 130, ['−5.00', '−4.75', '+0.25\u00a0D', '±0.13\u00a0D']],
  ['power', 6750, 6885, 135, 135, ['+6.75', '+6.885', '+0.135\u00a0D', '±0.135\u00a0D']],
  ['axis', 175, 3, 8, 5, ['175', '3', '8°', '±5°']],
  ['pd', 6300, 6350, 50, null, ['63.0', '63.5', '+0.5\u00a0mm', null]],
  ['vertical-imbalance', 0, -34, -34, 33, ['0.00', '−0.34', '−0.34\u00a0Δ', '±0.33\u00a0Δ']],
] as const)('writes %s %i, %i', (what, ordered, measured, difference, limit, [o, m, d, l]) => {
  expect(writeFinding({ what, ordered, measured, difference, limit }, '.')).toEqual({ ordered: o, measured: m, difference: d, limit: l })
})
