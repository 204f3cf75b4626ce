import { expect, it } from 'vitest'
import { changedFields } from './changed-fields.ts'

it('names only what differs, by content', () => {
  const before = { name: 'Eva', phones: ['+420603123456'], note: null as string | null }
  expect(changedFields(before, { name: 'Eva', phones: ['+420603123456'], note: 'left-handed' })).toEqual({ before: { note: null }, after: { note: 'left-handed' } })
})

it('is empty when nothing changed', () => {
  expect(changedFields({ a: [1, 2] }, { a: [1, 2] })).toEqual({ before: {}, after: {} })
})
