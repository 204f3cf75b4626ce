import { expect, it } from 'vitest'
import { frameSize } from './frame-size.ts'

it.each([
  [{ a: 5200, dbl: 1800, temple: 14_000 }, '52□18–140'],
  [{ a: 5250, dbl: 1800, temple: null }, '52.5□18'],
  [{ a: null, dbl: null, temple: 14_000 }, '140'],
  [{ a: null, dbl: null, temple: null }, ''],
])('%j is written %j', (lengths, written) => {
  expect(frameSize(lengths)).toBe(written)
})
