import { expect, it } from 'vitest'
import { readChoice } from './choices.ts'
import { readRow } from './read-row.ts'

const reading = { fields: ['externalId', 'familyName', null, 'birthOn', 'email'], decimal: ',', dayOrder: 'dmy' } as const
const read = (...record: string[]) => readRow('customers', record, reading, 2, 2026)

it('reads values by their fields and leaves empty ones out', () => {
  expect(read(' 12 ', 'Nováková', 'anything', '2. 5. 1984', '')).toEqual({ values: { externalId: '12', familyName: 'Nováková', birthOn: '1984-05-02' }, faults: [] })
})

it.each([
  ['a day that is none', ['1', 'N', '', '31.2.1984', ''], { code: 'not-a-day', field: 'birthOn' }],
  ['an e-mail that is none', ['1', 'N', '', '', 'eva@'], { code: 'not-an-email', field: 'email' }],
  ['a name that cannot be seen', ['1', 'N\u0000x', '', '', ''], { code: 'hidden-signs', field: 'familyName' }],
  ['letters of another encoding', ['1', 'Nov\u{fffd}k', '', '', ''], { code: 'unreadable-signs', field: 'familyName' }],
  ['a name of a book\'s length', ['1', 'x'.repeat(81), '', '', ''], { code: 'too-long', field: 'familyName' }],
  ['more values than columns', ['1', 'N', '', '', '', 'x'], { code: 'too-many-values', field: null }],
] as const)('refuses %s', (_what, record, fault) => {
  expect(read(...record).faults).toEqual([fault])
})

it('keeps a formula as the text it is', () => {
  expect(read('1', "'=cmd|' /C calc'!A0", '', '', '').values).toEqual({ externalId: '1', familyName: "=cmd|' /C calc'!A0" })
})

it('misses what must be there', () => {
  expect(readRow('products', ['', '-5'], { ...reading, fields: ['name', 'price'] }, 2, 2026).faults).toEqual([{ code: 'below-zero', field: 'price' }, { code: 'missing', field: 'name' }])
})

it.each([['class', 'Člen', 'member'], ['productKind', '镜架', 'frame'], ['language', 'Português', 'pt-BR'], ['class', 'gold', null]] as const)('the %s «%s» is %s', (what, text, choice) => {
  expect(readChoice(what, text)).toBe(choice)
})
