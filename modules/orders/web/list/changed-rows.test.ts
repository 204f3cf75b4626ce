import { expect, it } from 'vitest'
import { changedRows } from './changed-rows.ts'

const rows = [{ id: 'a', stage: 'ready' }, { id: 'b', stage: 'taken-in' }]

it('names rows that changed and rows that came', () => {
  expect(changedRows(rows, [rows[0]!, { id: 'b', stage: 'checked' }, { id: 'c', stage: 'taken-in' }])).toEqual(['b', 'c'])
})

it('names nothing at the first look, or when rows only moved or left', () => {
  expect(changedRows(undefined, rows)).toEqual([])
  expect(changedRows(rows, [{ ...rows[1]! }])).toEqual([])
})
