import { expect, it } from 'vitest'
import { partsQuestion, readPartsFilter, writePartsFilter } from './parts-filter.ts'

it('writes what it read, without what is as usual, and leaves out what it does not know', () => {
  expect(writePartsFilter(readPartsFilter({ status: 'arrived', branch: 'all' }))).toEqual({ status: 'arrived', branch: 'all' })
  expect(writePartsFilter(readPartsFilter({ status: 'lost', branch: 7 }))).toEqual({})
})

it('asks for the branch of the top bar unless another or all are chosen', () => {
  expect(partsQuestion(readPartsFilter({}), 'b1')).toBe('status=open&branchId=b1')
  expect(partsQuestion(readPartsFilter({ branch: 'all', status: 'ordered' }), 'b1')).toBe('status=ordered')
  expect(partsQuestion(readPartsFilter({ branch: 'b2' }), null)).toBe('status=open&branchId=b2')
})
