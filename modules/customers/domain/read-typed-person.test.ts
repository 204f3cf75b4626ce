import { expect, it } from 'vitest'
import { readTypedPerson } from './read-typed-person.ts'

it.each([
  ['Eva Nová', ['Eva', 'Nová', '', '']],
  ['Nová', ['', 'Nová', '', '']],
  ['Ana Maria da Silva', ['Ana Maria da', 'Silva', '', '']],
  ['李小龙', ['小龙', '李', '', '']],
  ['欧阳修', ['修', '欧阳', '', '']],
  ['欧阳', ['阳', '欧', '', '']],
  ['李', ['', '李', '', '']],
  ['Eva Nová +420 603 123 456 eva@example.com', ['Eva', 'Nová', '+420 603 123 456', 'eva@example.com']],
  ['(11) 98765-4321', ['', '', '(11) 98765-4321', '']],
  ['  ', ['', '', '', '']],
])('takes %j apart', (text, [givenName, familyName, phone, email]) => {
  expect(readTypedPerson(text)).toEqual({ givenName, familyName, phone, email })
})
