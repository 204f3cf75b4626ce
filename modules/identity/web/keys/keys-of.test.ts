import { expect, it } from 'vitest'
import { usualKeys } from '#platform/ui/keys/key-choices'
import { rowsOf, strokeOfRow, whyNotKey, withStroke } from './keys-of.ts'

const key = (stroke: string, id: string) => ({ caps: stroke.split(' '), does: { id, message: id } })
const rows = rowsOf([key('N', 'new'), key('H', 'hold'), key('↓', 'next row'), key('N', 'new'), key('N', 'new order'), key('G O', 'orders'), key('Enter', 'open'), key('Ctrl Enter', 'save')])
const [n, h, orders] = rows as [typeof rows[0], typeof rows[0], typeof rows[0]]

it('has each stroke once with all it does, without those that lists and forms need', () => {
  expect(rows.map(({ usual, does }) => [usual, does.map(({ id }) => id)])).toEqual([['N', ['new', 'new order']], ['H', ['hold']], ['G O', ['orders']], ['Ctrl Enter', ['save']]])
})

it('refuses a stroke that another has, until that one is changed', () => {
  expect(whyNotKey(rows, usualKeys, n, 'H')).toEqual({ taken: h })
  const moved = withStroke(usualKeys, h, 'J')
  expect(whyNotKey(rows, moved, n, 'H')).toBeNull()
  expect(whyNotKey(rows, moved, n, 'J')).toEqual({ taken: h })
  expect(whyNotKey(rows, { ...usualKeys, singleLetters: false }, n, 'H')).toEqual({ taken: h })
  expect(whyNotKey(rows, usualKeys, n, 'Ctrl W')).toEqual({ refusal: 'browser' })
  expect(whyNotKey(rows, usualKeys, n, 'N')).toBeNull()
})

it('keeps only what is otherwise than it was made', () => {
  const changed = withStroke(withStroke(usualKeys, n, 'J'), h, null)
  expect(changed.changed).toEqual({ N: 'J', H: null })
  expect(withStroke(changed, n, 'N').changed).toEqual({ H: null })
})

it('keeps G in front of what leads to a page', () => {
  expect([strokeOfRow(orders, 'X'), strokeOfRow(orders, 'Ctrl X'), strokeOfRow(n, 'X')]).toEqual(['G X', 'Ctrl X', 'X'])
})
