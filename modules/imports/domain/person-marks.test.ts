import { expect, it } from 'vitest'
import { marksOfPerson, marksOfRow } from './person-marks.ts'

const person = marksOfPerson({ names: [{ givenName: 'Eva', familyName: 'Nováková' }, { givenName: '丽', familyName: '李' }], phones: ['+420603123456'], emails: ['eva@example.com'], externalIds: [{ system: 'old', externalId: '12' }] })
const fields = ['externalId', 'givenName', 'familyName', 'phone', 'email']
const isTheirs = (record: string[], columns: readonly (string | null)[] = fields, askew = false): boolean => marksOfRow(record, columns, 'old', askew).some((mark) => person.includes(mark))

it.each([
  ['the number', ['12', '', '', '', '']], ['the name', ['', 'EVA', 'novakova', '', '']], ['the telephone', ['', '', '', '603 123 456', '']], ['the telephone with its country', ['', '', '', '00420603123456', '']], ['the e-mail', ['', '', '', '', 'EVA@example.com ']],
])('a row is theirs by %s', (_what, record) => {
  expect(isTheirs(record)).toBe(true)
})

it('a row is theirs by the whole name in either sequence', () => {
  expect(isTheirs(['Nováková, Eva'], ['fullName'])).toBe(true)
  expect(isTheirs(['李丽'], ['customerName'])).toBe(true)
})

it('a row is nobody\'s by a number of another kind, a first name alone, or nothing', () => {
  expect(isTheirs(['13', 'Eva', '', '12', 'iva@example.com'])).toBe(false)
  expect(isTheirs(['12'], ['sku'])).toBe(false)
  expect(marksOfRow(['', '', '', '', ''], fields, 'old', false)).toEqual([])
})

it('a row whose values have moved is theirs by any of them, and by two side by side', () => {
  expect(isTheirs(['x', 'Eva', 'Nováková', 'y'], [], true)).toBe(true)
  expect(isTheirs(['x', '"eva@example.com'], [], true)).toBe(true)
  expect(isTheirs(['x', 'Jan', 'Nováková'], [], true)).toBe(false)
})
