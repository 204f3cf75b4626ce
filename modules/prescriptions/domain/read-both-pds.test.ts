import { expect, it } from 'vitest'
import { readBothPds } from './read-both-pds.ts'

it.each([
  ['62', 3100, 3100, true],
  ['625', 3125, 3125, true],
  ['61,5 mm', 3075, 3075, true],
  ['６２', 3100, 3100, true],
  ['31.5/30.5', 3150, 3050, false],
  ['31,5 / 30,5', 3150, 3050, false],
  ['315/305', 3150, 3050, false],
  ['31/31', 3100, 3100, false],
  ['24/24', 2400, 2400, false],
  ['40.5/39', 4050, 3900, false],
])('reads %s as both PDs', (typed, right, left, halved) => {
  expect(readBothPds(typed)).toEqual({ right, left, halved })
})

it.each(['', '31', '31.5', '315', '50', '6', '31/', '/31', '62/62', '31/31/31', '62.55', 'x', '-62', '620'.padEnd(4, '0')])('leaves %j to one eye', (typed) => {
  expect(readBothPds(typed)).toBeNull()
})
