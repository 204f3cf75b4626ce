import { expect, it } from 'vitest'
import { boardConditions, readBoardFilter, writeBoardFilter } from './board-filter.ts'

it('writes what it read, without what is as usual', () => {
  expect(writeBoardFilter(readBoardFilter({ by: 'stage', kind: 'repair', branch: 'all' }))).toEqual({ by: 'stage', kind: 'repair', branch: 'all' })
  expect(writeBoardFilter(readBoardFilter({ by: 'place', person: '' }))).toEqual({})
})

it('leaves out what it does not know', () => {
  expect(readBoardFilter({ by: 'moon', kind: 7 })).toEqual({ by: 'place', person: null, kind: null, branch: null })
})

it('asks for the branch of the top bar unless another or all are chosen', () => {
  expect(String(boardConditions(readBoardFilter({}), 'b1'))).toBe('by=place&branchId=b1')
  expect(String(boardConditions(readBoardFilter({ branch: 'all', person: 'p1' }), 'b1'))).toBe('by=place&personId=p1')
})
