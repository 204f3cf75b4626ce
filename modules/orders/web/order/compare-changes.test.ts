import { expect, it } from 'vitest'
import { changesBesideTheirs, compareChanges } from './compare-changes.ts'

const base: { promisedOn: string | null; note: string | null; priority: string } = { promisedOn: '2026-11-27', note: null, priority: 'normal' }
const mine = { promisedOn: '2026-11-28', note: 'Call after 16:00' }

it('shows both sides of a field that both changed, and leaves out what nobody touched', () => {
  expect(compareChanges(base, mine, { ...base, promisedOn: '2026-11-30' })).toEqual([
    { field: 'promisedOn', mine: '2026-11-28', theirs: '2026-11-30', changedByThem: true },
    { field: 'note', mine: 'Call after 16:00', theirs: null, changedByThem: false },
  ])
})

it('shows what only they changed', () => {
  expect(compareChanges(base, { note: 'x' }, { ...base, priority: 'rush' })).toContainEqual({ field: 'priority', mine: undefined, theirs: 'rush', changedByThem: true })
})

it('keeps of mine what stands against nothing of theirs', () => {
  expect(changesBesideTheirs(mine, compareChanges(base, mine, { ...base, promisedOn: '2026-11-30' }))).toEqual({ note: 'Call after 16:00' })
})
