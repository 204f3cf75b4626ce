import { expect, it } from 'vitest'
import { promiseDay } from './promise-day.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const lab = { workingDays: [1, 2, 3, 4, 5], closedOn: [], cutOff: '14:00', statedDays: 7, history: { count: 40, median: 4, p90: 6 } }

it('adds up: sent on Tuesday 24 November, nine of ten came within six working days, a day in the shop', () => {
  expect(promiseDay(lab, { day: '2026-11-24', time: '10:00' }, 1, everyDay)).toEqual({
    beginsOn: '2026-11-24', afterCutOff: false, labDays: 6, basis: 'history', history: lab.history, arrivesOn: '2026-12-02', shopDays: 1, promisedOn: '2026-12-03', likelyOn: '2026-12-01',
  })
})

it('takes the lab at its word while there is no history, and begins a day later after its cut-off', () => {
  expect(promiseDay({ ...lab, history: null }, { day: '2026-11-24', time: '15:30' }, 0, everyDay)).toMatchObject({ beginsOn: '2026-11-25', afterCutOff: true, labDays: 7, basis: 'stated', promisedOn: '2026-12-04', likelyOn: '2026-12-04' })
})

it('promises no day on which the branch is shut: what comes on Friday after a day in the shop is ready on Monday', () => {
  // Sent on Thursday 26 November, six working days: Friday 4 December.
  expect(promiseDay(lab, { day: '2026-11-26', time: '10:00' }, 1, [1, 2, 3, 4, 5])).toMatchObject({ arrivesOn: '2026-12-04', promisedOn: '2026-12-07' })
  expect(promiseDay(lab, { day: '2026-11-26', time: '10:00' }, 1, [1, 2, 3, 4, 5, 6])).toMatchObject({ promisedOn: '2026-12-05' })
})
