import { expect, it } from 'vitest'
import { sayField } from './field-words.ts'

it.each([
  ['there is no such customer', 'cs', 'takový zákazník neexistuje'],
  ['closes before it opens', 'zh-CN', '关门时间早于开门时间'],
  ['is below zero', 'pt-BR', 'está abaixo de zero'],
  ['is below zero', 'en', 'is below zero'],
  ['write a UUID in lower case', 'cs', 'write a UUID in lower case'],
  ['is below zero', 'de', 'is below zero'],
])('says “%s” in %s', (message, language, said) => {
  expect(sayField(message, language)).toBe(said)
})
