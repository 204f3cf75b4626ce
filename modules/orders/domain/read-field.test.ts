import { expect, it } from 'vitest'
import { readField } from './read-field.ts'

const choices = [{ code: 'agree', names: { en: 'agree', cs: '', 'pt-BR': '', 'zh-CN': '' } }]

it.each([
  ['text', ' SZ-884 120 ', { value: 'SZ-884 120' }], ['text', '  ', { value: null }],
  ['number', '63,5', { value: '63.5' }], ['number', '−0.25', { value: '-0.25' }], ['number', '63 mm', { refusal: 'no-number' }], ['number', '1e5', { refusal: 'no-number' }],
  ['choice', 'agree', { value: 'agree' }], ['choice', 'perhaps', { refusal: 'no-choice' }],
] as const)('reads a %s «%s»', (kind, typed, expected) => {
  expect(readField({ kind, choices }, typed)).toEqual(expected)
})
