import { expect, it } from 'vitest'
import { codeOf, growBurst, noBurst, scannedCharacter } from './scan-burst.ts'

/** Types the text with so many milliseconds between two characters, and Enter after as many again. */
function typed(text: string, gapMs: number): string | null {
  let atMs = 1000
  let burst = noBurst
  for (const character of text) {
    burst = growBurst(burst, character, atMs)
    atMs += gapMs
  }
  return codeOf(burst, atMs)
}

it.each([1, 8, 30, 45])('reads a code that comes with %s ms between its characters', (gapMs) => {
  expect(typed('26001442', gapMs)).toBe('26001442')
})

it.each([60, 90, 200])('takes characters %s ms apart for typing', (gapMs) => {
  expect(typed('26001442', gapMs)).toBeNull()
})

it('takes three keys rolled together for typing, Enter included, and no more', () => {
  expect(typed('go', 20)).toBeNull()
  expect(typed('123', 20)).toBeNull()
  expect(typed('26-7', 20)).toBe('26-7')
})

it('forgets what was typed before the scan', () => {
  const byHand = growBurst(growBurst(noBurst, 'p', 0), 'w', 300)
  const burst = [...'4006381333931'].reduce((all, digit, index) => growBurst(all, digit, 900 + index * 10), byHand)
  expect(codeOf(burst, 1030)).toBe('4006381333931')
})

it('reads nothing when Enter comes late', () => {
  const burst = [...'26001442'].reduce((all, digit, index) => growBurst(all, digit, index * 10), noBurst)
  expect(codeOf(burst, 400)).toBeNull()
})

it.each([
  [{ key: 'ě', code: 'Digit2', shiftKey: false }, '2'],
  [{ key: '2', code: 'Digit2', shiftKey: true }, '2'],
  [{ key: '=', code: 'Minus', shiftKey: false }, '-'],
  [{ key: '-', code: 'Minus', shiftKey: false }, '-'],
  [{ key: 'A', code: 'KeyA', shiftKey: true }, 'A'],
])('reads %o as %s, whatever keyboard the computer thinks of', (press, character) => {
  expect(scannedCharacter(press)).toBe(character)
})
