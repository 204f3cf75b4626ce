import { expect, it } from 'vitest'
import { shortName } from './short-name.ts'

it.each([
  ['Jana Dvořáková', 'Dvořáková J.'],
  ['Maria Aparecida da Silva', 'Silva M.'],
  ['李小龙', '李小龙'],
  ['Óscar', 'Óscar'],
  ['Émile 王', '王 É.'],
  ['  Jana   Malá ', 'Malá J.'],
  ['', ''],
])('writes %j as %j on a label', (name, short) => {
  expect(shortName(name)).toBe(short)
})
