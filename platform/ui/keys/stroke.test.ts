import { expect, it } from 'vitest'
import { strokeOf, writes } from './stroke.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}, code = '') => ({
  key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held,
})

it.each([
  [press('n'), 'N'],
  [press('N', { shiftKey: true }), 'N'],
  [press('?', { shiftKey: true }), '?'],
  [press('k', { ctrlKey: true }), 'Ctrl K'],
  [press('k', { metaKey: true }), 'Ctrl K'],
  [press('H', { ctrlKey: true, shiftKey: true }), 'Ctrl Shift H'],
  [press('ArrowRight', { shiftKey: true }), 'Shift →'],
  [press('Enter', { ctrlKey: true }), 'Ctrl Enter'],
  [press('Escape'), 'Esc'],
  [press('ř'), 'Ř'],
  [press('š', { altKey: true }, 'Digit3'), 'Alt 3'],
  [press('Shift', { shiftKey: true }), ''],
])('writes a press as on the key cap: %o', (pressed, stroke) => {
  expect(strokeOf(pressed)).toBe(stroke)
})

it('keeps letters, arrows and Enter out of text fields, not commands', () => {
  expect(['N', '/', '↓', 'Enter', 'Shift →'].map(writes)).toEqual([true, true, true, true, true])
  expect(['Ctrl K', 'Alt 1', 'F2', 'Esc', 'Ctrl Enter'].map(writes)).toEqual([false, false, false, false, false])
})
