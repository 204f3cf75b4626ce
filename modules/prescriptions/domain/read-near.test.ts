import { expect, it } from 'vitest'
import { readNear } from './read-near.ts'

it.each([
  ['+0.50', -2000, { value: 2500 }], ['=1,00', -2250, { value: 1250 }], ['-1.00', -1000, { unread: 'weaker' }], ['-2.00', -1000, { unread: 'weaker' }], ['0.50', -2000, { unread: 'sign' }],
  ['+0.50', null, { unread: 'distance' }], ['', -2000, { value: null }], ['+14.00', 0, { unread: 'limits' }], ['-2.25 x', -4000, { unread: 'nothing' }],
])('reads near %s over a distance of %s', (text, sphere, reading) => {
  expect(readNear(text, sphere)).toEqual(reading)
})
