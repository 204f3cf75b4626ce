import { expect, it } from 'vitest'
import { aimedAt, isNewScan, nothingHeld } from './aimed-at.ts'

it('takes the code in the middle of the picture, not the one beside it', () => {
  expect(aimedAt([{ text: 'tracking', x: 0.9, y: 0.2 }, { text: '26-1442', x: 0.55, y: 0.48 }])).toBe('26-1442')
  expect(aimedAt([])).toBeNull()
})

/** How many scans it makes of a code that is in the picture at these times. */
function scansOf(pictures: readonly (readonly [code: string, atMs: number])[]): string[] {
  let held = nothingHeld
  return pictures.flatMap(([code, atMs]) => {
    const counts = isNewScan(held, code, atMs)
    held = { code, atMs }
    return counts ? [code] : []
  })
}

it('counts a code once for as long as it is held there, a trembling hand included', () => {
  expect(scansOf([['26-7', 0], ['26-7', 120], ['26-7', 1600], ['26-7', 2900]])).toEqual(['26-7'])
})

it('counts the next code at once, and the same one again when it was away', () => {
  expect(scansOf([['26-7', 0], ['26-8', 120], ['26-8', 240], ['26-8', 2000], ['26-7', 2100]])).toEqual(['26-7', '26-8', '26-8', '26-7'])
})
