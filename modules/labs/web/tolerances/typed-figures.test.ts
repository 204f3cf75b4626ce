import { describe, expect, it } from 'vitest'
import { ansiZ801 } from '../../domain/tolerances/ansi-z80-1.ts'
import { readHowMuch, writeHowMuch, writeSize } from './figure-texts.ts'
import { readTyped, toTyped } from './typed-figures.ts'
import type { ListKey, TypedBand } from './typed-figures.ts'

const { code: _, name: _name, source: _source, countries: _countries, ...ansi } = ansiZ801
const typed = toTyped(ansi, ',')
const withList = (key: ListKey, ...bands: Partial<TypedBand>[]) => ({ ...typed, lists: { ...typed.lists, [key]: bands.map((band) => ({ powerUpTo: '', upTo: '', may: '', ...band })) } })
const faults = (key: ListKey, ...bands: Partial<TypedBand>[]) => Object.fromEntries(readTyped(withList(key, ...bands)).faults)

it('shows figures with the reader\'s decimal mark, and reads the same again with either', () => {
  expect(typed.lists['power.single-vision']).toEqual([{ powerUpTo: '', upTo: '6,50', may: '0,13' }, { powerUpTo: '', upTo: '', may: '2 %' }])
  expect(typed.lists['horizontalImbalance.single-vision']).toEqual([{ powerUpTo: '', upTo: '2,75', may: '0,67' }, { powerUpTo: '', upTo: '', may: '2,50 mm' }])
  expect([typed.lists.axis?.[0], typed.height]).toEqual([{ powerUpTo: '', upTo: '0,25', may: '14' }, '1'])
  for (const mark of ['.', ','] as const) expect(readTyped(toTyped(ansi, mark))).toEqual({ figures: ansi, faults: new Map() })
})

describe('how much may differ', () => {
  it.each([
    ['0,13', 'D', { within: 130 }], ['0.12 D', 'D', { within: 120 }], ['±0,125', 'D', { within: 125 }], ['2 %', 'D', { shareBps: 200 }], ['2,5%', 'D', { shareBps: 250 }], ['14°', '°', { within: 14 }],
    ['0,33', 'Δ', { within: 33 }], ['1 mm', 'Δ', { mm: 100 }], ['0,25 + 1 mm', 'Δ', { within: 25, mm: 100 }], ['０．２５', 'D', { within: 250 }],
  ] as const)('reads %s', (text, unit, value) => {
    expect(readHowMuch(text, unit)).toEqual({ value })
    expect(readHowMuch(writeHowMuch(value, unit, ','), unit)).toEqual({ value })
  })
  it.each([['', 'D'], ['-0,13', 'D'], ['1,2,5', 'D'], ['2 %', '°'], ['1,5', '°'], ['1 mm', 'D'], ['a lot', 'Δ'], ['1 mm + 0,25', 'Δ']] as const)('does not guess at “%s”', (text, unit) => {
    expect(readHowMuch(text, unit)).toEqual({ wrong: 'unread' })
  })
  it.each([['2,01', 'D'], ['91', '°'], ['101 %', 'D'], ['10,01', 'Δ']] as const)('refuses %s as more than any standard allows', (text, unit) => {
    expect(readHowMuch(text, unit)).toEqual({ wrong: 'limits' })
  })
})

it('marks the cell that is wrong, and leaves out rows in which nothing stands', () => {
  expect(faults('axis', { upTo: '0,50', may: '7' }, {}, { upTo: '0,25', may: '14' }, { may: '2' })).toEqual({ 'axis.2.upTo': 'not-rising' })
  expect(faults('axis', { upTo: '0,50', may: '7' })).toEqual({ 'axis.0.upTo': 'last-open' })
  expect(faults('cylinder.progressive', { upTo: 'x', may: '0,13' }, { may: '' , upTo: '2' })).toEqual({ 'cylinder.progressive.0.upTo': 'unread', 'cylinder.progressive.1.may': 'unread' })
  expect(faults('cylinder.progressive', { powerUpTo: '3', may: '0,09' })).toEqual({ 'cylinder.progressive.0.powerUpTo': 'last-open' })
  expect(readTyped(withList('addition', {}, {})).figures?.addition).toBe(null)
  expect(readTyped({ lists: {}, height: '', heightDifference: '' })).toEqual({ figures: null, faults: new Map([['', 'no-figure']]) })
})

it('keeps each figure to the thousandth', () => {
  expect([6500, 3375, 125, 10, 20_000].map((size) => writeSize(size, 3, '.'))).toEqual(['6.50', '3.375', '0.125', '0.01', '20'])
})
