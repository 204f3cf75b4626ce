import { expect, it } from 'vitest'
import { readHint } from './stream.ts'

it('reads a hint as the server writes it', () => {
  expect(readHint('{"kind":"orders.moved","id":"1","version":3,"branchId":null}')).toEqual({ kind: 'orders.moved', id: '1', version: 3, branchId: null })
})

it.each(['', '{}', 'null', '[]', '{"kind":1}', 'orders'])('takes %j for nothing', (text) => {
  expect(readHint(text)).toBeNull()
})
