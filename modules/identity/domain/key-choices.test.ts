import { expect, it } from 'vitest'
import { isFixedStroke, whyNotStroke } from './key-choices.ts'

it.each([
  ['J', null], ['Ctrl J', null], ['Ctrl Shift H', null], ['Alt 5', null], ['G X', null], ['F7', null], ['Ř', null], ['$', null],
  ['', 'no-key'], ['hello there', 'no-key'], ['Ctrl ', 'no-key'],
  ['Ctrl W', 'browser'], ['Ctrl Shift N', 'browser'],
  ['Enter', 'fixed'], ['↓', 'fixed'], ['G', 'fixed'], ['Shift Tab', 'fixed'],
])('%s is refused for %s', (stroke, reason) => {
  expect(whyNotStroke(stroke)).toBe(reason)
})

it('lets a held arrow be changed, but not the bare one', () => {
  expect(['Shift →', '→'].map(isFixedStroke)).toEqual([false, true])
})
