import { expect, it } from 'vitest'
import { readMeasures, startTyping, textsOf } from './measures.ts'

const type = (right: object) => readMeasures({ ...startTyping, right: { ...startTyping.right, ...right } })

it('reads what is typed and names what has no reading, a cylinder without an axis among it', () => {
  expect(type({ sphere: '-4,06', cylinder: '-0.75', axisDeg: '175' })).toMatchObject({ values: { right: { sphere: -4060, cylinder: -750, axisDeg: 175 }, left: { sphere: null } }, unread: [] })
  expect(type({ sphere: '4.25' }).unread).toEqual(['right sphere'])
  expect(type({ sphere: '-4.25', cylinder: '-0.75' }).unread).toEqual(['right axisDeg'])
})

it('writes a file\'s values so that they read back the same', () => {
  const { values } = type({ sphere: '-4.06', cylinder: '+0.125', axisDeg: '5', prism: '0.33', prismBaseDeg: '90', pd: '31.5', fittingHeight: '18' })
  for (const mark of ['.', ','] as const) expect(readMeasures(textsOf(values, mark))).toEqual({ values, unread: [] })
  expect(textsOf(values, ',').right).toMatchObject({ sphere: '−4,06', cylinder: '+0,125', pd: '31,50' })
})
