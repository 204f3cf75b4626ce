import { expect, it } from 'vitest'
import type { BoardCard } from '../../contracts/board.ts'
import { countWithPending, withPending } from './pending-cards.ts'

const aCard = (of: Partial<BoardCard>): BoardCard => ({
  id: 'a', number: '26-1', version: 1, kind: 'repair', kindVersion: 1, stage: 'taken-in', stageName: 'Taken in', mark: 'ring', phase: 'taken', place: 'shop', branchId: 'b', customerName: 'Jana Nová',
  summary: 'Repair', priority: 'normal', promisedOn: '2026-11-24', late: false, onHold: null, stageSince: null, stageMinutes: 0, targetMinutes: 60, whyLate: null, balance: { amount: 0, currency: 'CZK' }, assignedTo: null, ...of,
})

const [first, second] = [aCard({ id: 'a', number: '26-999' }), aCard({ id: 'b', number: '26-1000' })]
const moved = new Map([['a', { before: first, after: { ...first, stage: 'in-workshop', place: 'workshop' as const } }]])

it('takes a card out of the column it leaves and puts it into the other, in its sequence', () => {
  expect(withPending([first, second], 'shop', 'place', moved).map(({ id }) => id)).toEqual(['b'])
  const there = [aCard({ id: 'c', place: 'workshop', promisedOn: '2026-11-25' }), aCard({ id: 'd', place: 'workshop', promisedOn: null })]
  expect(withPending(there, 'workshop', 'place', moved).map(({ id }) => id)).toEqual(['a', 'c', 'd'])
})

it('counts a card where it will be', () => {
  expect(countWithPending({ count: 2, late: 0 }, 'shop', 'place', moved)).toEqual({ count: 1, late: 0 })
  expect(countWithPending({ count: 2, late: 1 }, 'workshop', 'place', moved)).toEqual({ count: 3, late: 1 })
  expect(countWithPending({ count: 2, late: 1 }, 'lab', 'place', moved)).toEqual({ count: 2, late: 1 })
})

it('puts a rush before others of the same day, and 26-999 before 26-1000', () => {
  const rush = aCard({ id: 'r', number: '26-2000', priority: 'rush' })
  const pending = new Map([['r', { before: rush, after: rush }]])
  expect(withPending([second, first], 'shop', 'place', pending).map(({ id }) => id)).toEqual(['r', 'a', 'b'])
})
