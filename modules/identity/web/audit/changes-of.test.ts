import { expect, it } from 'vitest'
import { changesOf } from './changes-of.ts'

it('puts before and after of a field side by side', () => {
  expect(changesOf({ before: { class: 'regular', gone: 1 }, after: { class: 'vip', new: true } })).toEqual([
    { field: 'class', before: 'regular', value: 'vip' }, { field: 'gone', before: '1', value: '' }, { field: 'new', before: null, value: 'true' },
  ])
})

it('keeps everything else as it is, and what was one value before one value', () => {
  expect(changesOf({ stage: 'checked', heldSeconds: 0, lines: [1, 2], asked: { q: 'x' } })).toEqual([
    { field: 'stage', before: null, value: 'checked' }, { field: 'heldSeconds', before: null, value: '0' }, { field: 'lines', before: null, value: '1, 2' }, { field: 'asked', before: null, value: '{"q":"x"}' },
  ])
  expect(changesOf({ part: 'p', before: 'requested', after: 'issued' })).toEqual([
    { field: 'part', before: null, value: 'p' }, { field: 'before', before: null, value: 'requested' }, { field: 'after', before: null, value: 'issued' },
  ])
})

it('says nothing of what is empty', () => {
  expect(changesOf({ before: {}, after: {}, fields: ['note'], reason: null })).toEqual([{ field: 'fields', before: null, value: 'note' }])
  expect(changesOf(null)).toEqual([])
})
