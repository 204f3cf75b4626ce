import { expect, it } from 'vitest'
import { contrast, distance, whyNotAccent } from './accent.ts'

it('takes the two accents of the design', () => {
  expect(whyNotAccent({ light: '#0F5F69', dark: '#63C6CF' })).toBeNull()
  expect(whyNotAccent({ light: '#86305F', dark: '#EBA3C8' })).toBeNull()
})

it('refuses what cannot be read or looks overdue', () => {
  expect(whyNotAccent({ light: '#63C6CF', dark: '#63C6CF' })).toBe('too-pale-on-light')
  expect(whyNotAccent({ light: '#0F5F69', dark: '#0F5F69' })).toBe('too-dark-on-dark')
  expect(whyNotAccent({ light: '#B9231A', dark: '#63C6CF' })).toBe('too-near-to-late')
})

it('measures as WCAG and CIE do', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
  expect(distance('#FFFFFF', '#000000')).toBeCloseTo(100, 1)
})
