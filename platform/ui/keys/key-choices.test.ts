import { expect, it } from 'vitest'
import { isSingleLetter, meantBy, strokeFor, usualKeys } from './key-choices.ts'

const swapped = { singleLetters: true, changed: { N: 'H', H: 'N', P: null, 'G O': 'G X' } }

it('finds what is meant: the usual one, another, one that was swapped, or nothing', () => {
  expect(['N', 'H', 'P', 'G X', 'G O', 'E'].map((pressed) => meantBy(swapped, pressed))).toEqual(['H', 'N', '', 'G O', '', 'E'])
  expect(meantBy(usualKeys, 'constructor')).toBe('constructor')
})

it('says what to press, and nothing for what is off', () => {
  expect(['N', 'P', 'G O', 'Ctrl K'].map((usual) => strokeFor(swapped, usual))).toEqual(['H', null, 'G X', 'Ctrl K'])
  expect(['N', '?', 'G O', '↓', 'Enter', 'F2', 'Shift →', 'Ctrl K'].map((usual) => strokeFor({ ...usualKeys, singleLetters: false }, usual))).toEqual([null, null, null, '↓', 'Enter', 'F2', 'Shift →', 'Ctrl K'])
})

it('takes letters, figures and signs for single letters, not arrows and commands', () => {
  expect(['N', 'ř', '$', '3', 'G O'].every(isSingleLetter)).toBe(true)
  expect(['↓', 'Enter', 'F2', 'Alt 1', 'Shift →'].some(isSingleLetter)).toBe(false)
})
