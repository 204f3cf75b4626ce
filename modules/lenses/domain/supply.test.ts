import { expect, it } from 'vitest'
import { supplyOf } from './supply.ts'

const box = { productId: 'daily', eye: null, from: '2026-12-01', packs: 2, piecesPerPack: 30, eyes: 2, replacement: 'daily' } as const
const days = (...bought: Parameters<typeof supplyOf>[0]) => supplyOf(bought).map(({ last, lastDay, orderOn }) => [last.productId, last.eye, lastDay, orderOn])

it('wears a box that was bought early after the former one, however they come', () => {
  expect(days({ ...box, from: '2026-12-20' }, box)).toEqual([['daily', null, '2027-01-29', '2027-01-22']])
})

it('begins anew with what was bought after the former boxes were used up', () => {
  expect(days(box, { ...box, from: '2027-03-01' })).toEqual([['daily', null, '2027-03-30', '2027-03-23']])
})

it('counts each eye and each kind by itself', () => {
  expect(days({ ...box, eye: 'right', eyes: 1, packs: 1 }, { ...box, eye: 'left', eyes: 1, packs: 2 }, { ...box, productId: 'monthly', replacement: 'monthly', piecesPerPack: 6, packs: 1 })).toEqual([
    ['daily', 'right', '2026-12-30', '2026-12-23'], ['daily', 'left', '2027-01-29', '2027-01-22'], ['monthly', null, '2027-02-28', '2027-02-21'],
  ])
})
