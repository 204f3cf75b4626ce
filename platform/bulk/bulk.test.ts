import { expect, it } from 'vitest'
import { decideRows, foldKey } from './bulk.ts'

const row = (n: number, ...keys: string[]) => ({ row: n, id: `new-${n}`, keys, sure: keys[0]?.startsWith('ref') ? 1 : 0 })

it('makes what nothing is known of, and knows it again in a later row', () => {
  expect(decideRows([row(1, 'a'), row(2, 'b'), row(3, 'c', 'a')], new Map(), 'update')).toEqual([
    { act: 'create', subjectId: 'new-1' }, { act: 'create', subjectId: 'new-2' }, { act: 'update', subjectId: 'new-1' },
  ])
})

it('takes the surest mark when two point at different things', () => {
  expect(decideRows([row(1, 'a', 'b')], new Map([['b', 'x'], ['a', 'y']]), 'update')).toEqual([{ act: 'update', subjectId: 'y' }])
})

it('leaves out or makes anew what looks alike, as asked; the same external id is never made twice', () => {
  const found = new Map([['ref:1', 'x'], ['a', 'y']])
  expect(decideRows([row(1, 'a'), row(2, 'ref:1', 'a')], found, 'skip').map(({ act }) => act)).toEqual(['skip', 'skip'])
  expect(decideRows([row(1, 'a'), row(2, 'ref:1', 'a')], found, 'add')).toEqual([{ act: 'create', subjectId: 'new-1' }, { act: 'update', subjectId: 'x' }])
})

it('lets a code be one thing\'s only, and learns nothing from a row that clashes', () => {
  const rows = [{ ...row(1, 'ref:1', 'sku:a'), exclusive: ['sku:a'] }, row(2, 'ref:1')]
  expect(decideRows(rows, new Map([['sku:a', 'x'], ['ref:1', 'y']]), 'update').map(({ act }) => act)).toEqual(['clash', 'update'])
  expect(decideRows(rows, new Map([['sku:a', 'x']]), 'add').map(({ act }) => act)).toEqual(['clash', 'create'])
})

it('folds names as people mix them up', () => {
  expect(foldKey('Nováková – Žižková')).toBe(foldKey('NOVAKOVA Zizkova'))
  expect(foldKey('李小龙')).toBe('李小龙')
})
