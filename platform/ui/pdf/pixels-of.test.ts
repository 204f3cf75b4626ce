import { expect, test } from 'vitest'
import { pixelsOf } from './pixels-of.ts'

const a4 = { width: 595, height: 842 }

test('a page is as wide as wanted', () => {
  expect(pixelsOf(a4, 1200)).toBe(1200)
})

test('a page that is enlarged beyond what browsers draw stays below 12 million pixels', () => {
  const width = pixelsOf(a4, 20_000)
  expect(width * width * a4.height / a4.width).toBeLessThanOrEqual(12_000_000)
  expect(width).toBeGreaterThan(2_900)
})

test.each([[14_400, 1], [1, 14_400]])('a page of %i × %i points has no side beyond what browsers draw', (width, height) => {
  const wide = pixelsOf({ width, height }, 20_000)
  expect(wide).toBeGreaterThanOrEqual(1)
  expect(Math.max(wide, wide * height / width)).toBeLessThanOrEqual(14_400)
  expect(wide).toBeLessThanOrEqual(8_192)
})
