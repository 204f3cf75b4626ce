import { expect, it } from 'vitest'
import { lensFromName } from './lens-from-name.ts'

it.each([
  ['Vela Comfort 1,67 progresivní', 16_700, 'progressive'], ['Lente 1.5 visão simples', 15_000, 'single-vision'], ['Orgalit', 15_000, 'single-vision'], ['CR39 1.499 bifocal', 14_990, 'bifocal'], ['渐进镜片 1.74', 17_400, 'progressive'],
  ['Balení 11,5 ml', 15_000, 'single-vision'],
])('«%s» has index %i and is %s', (name, index, design) => {
  expect(lensFromName(name)).toEqual({ index, design })
})
