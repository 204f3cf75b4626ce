import { expect, it } from 'vitest'
import { marksOfPerson, marksOfRow } from './person-marks.ts'

const person = marksOfPerson({ names: [{ title: 'Mgr.', givenName: 'Eva', familyName: 'Nováková' }, { title: null, givenName: '丽', familyName: '李' }], taxIds: ['CZ27082440', '91350100M000100Y43'], phones: ['+420603123456'], emails: ['eva@example.com'], externalIds: [{ system: 'old', externalId: '12' }] })
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

it.each([['vatId', 'cz 27082440'], ['companyId', '27082440'], ['taxId', '270-824-40'], ['creditCode', '91350100m000100y43']])('a row is theirs by the tax number in %s', (field, typed) => {
  expect(isTheirs(['', typed], ['externalId', field])).toBe(true)
  expect(isTheirs(['', typed.replace('0', '9')], ['externalId', field])).toBe(false)
  expect(isTheirs(['x', typed], [], true)).toBe(true)
})

it('a row is theirs by the name with the title before it, in the name or beside it', () => {
  expect(isTheirs(['Mgr. Eva Nováková'], ['fullName'])).toBe(true)
  expect(isTheirs(['Mgr. Nováková Eva'], ['customerName'])).toBe(true)
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
