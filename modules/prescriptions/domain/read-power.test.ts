import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from './cell-text.ts'
import { readPower } from './read-power.ts'

describe('readPower', () => {
  it.each([
    ['-2.25', -2250],
    ['-2,25', -2250],
    ['=2,25', -2250],
    ['−2.25', -2250],
    ['–2.25', -2250],
    ['－2．25', -2250],
    ['- 2.25', -2250],
    ['+1.5', 1500],
    ['＋１．５', 1500],
    ['-225', -2250],
    ['=125', -1250],
    ['+1225', 12_250],
    ['-050', -500],
    ['-.5', -500],
    ['-2', -2000],
    ['-11', -11_000],
    ['-00', 0],
    ['-0.12', -125],
    ['-0.13', -125],
    ['-0.125', -125],
    ['+012', 125],
    ['-1.37', -1375],
    ['-1.38', -1375],
    ['-1.62', -1625],
    ['-1.63', -1625],
    ['-1.87', -1875],
    ['-1.88', -1875],
    ['-2.25 DS', -2250],
    ['-2.25 D', -2250],
    ['+6.06', 6060],
    ['plano', 0],
    ['PL', 0],
    ['p', 0],
    ['∞', 0],
    ['DS', 0],
    ['0', 0],
    ['0,00', 0],
    ['-0.00', 0],
    ['-225度', -2250],
    ['－２２５度', -2250],
    ['-50度', -500],
    ['-1025度', -10_250],
    ['近视200度', -2000],
    ['近视 -200度', -2000],
    ['远视150度', 1500],
    ['平光', 0],
    ['=2,25 dpt', -2250],
    ['-0.50 cyl', -500],
    ['‐2.25', -2250],
  ])('reads %s as %i thousandths', (typed, value) => {
    expect(readPower(typed)).toEqual({ value })
  })

  it('says nothing of an empty text: empty is not 0.00', () => {
    expect(readPower('  ')).toEqual({ value: null })
  })

  it.each(['2.25', '2,25', '225', '1', '225度', '２．２５'])('asks for the sign of %s and is never silently plus', (typed) => {
    expect(readPower(typed)).toEqual({ unread: 'sign' })
  })

  it.each(['-25', '-50', '=75', '+50', '50', '-05', '-10', '-12', '-13', '-15', '+20', '-37', '-38', '-62', '-88'])('asks where the point of %s stands', (typed) => {
    expect(readPower(typed)).toEqual({ unread: 'place' })
  })

  it.each(['-2.25 x', '1,2,5', '--2', '+-2', '2.25-', '-', '=', '+', '.', '-.', '-2.', '-12345', '-123.5', '-2.2555', '2-25', 'abc', '-2 25', '1e3', '-Infinity', 'NaN', '0x10', '-2.25度', '近视+200度', '远视-200度', '-度', '度'])('finds no reading in %s', (typed) => {
    expect(readPower(typed)).toEqual({ unread: 'nothing' })
  })

  it('takes a sign that the form leaves out, and never turns one that is there', () => {
    expect(readPower('1.25', 'minus')).toEqual({ value: -1250 })
    expect(readPower('1.25', 'plus')).toEqual({ value: 1250 })
    expect(readPower('+1.25', 'minus')).toEqual({ value: 1250 })
    expect(readPower('=1,25', 'plus')).toEqual({ value: -1250 })
  })

  const eighth = fc.integer({ min: -312, max: 392 }).map((eighths) => eighths * 125)

  it('reads back every power that it is shown as, with point and with comma', () => {
    fc.assert(fc.property(eighth, fc.constantFrom('.' as const, ',' as const), (value, mark) => {
      expect(readPower(cellText('sphere', value, 'right', mark))).toEqual({ value })
    }))
  })

  it('reads a power written without its point as with it', () => {
    const quarter = fc.integer({ min: 4, max: 196 }).chain((quarters) => fc.constantFrom('-', '+', '=').map((sign) => ({ size: quarters * 250, sign })))
    fc.assert(fc.property(quarter, ({ size, sign }) => {
      expect(readPower(`${sign}${size / 10}`)).toEqual(readPower(`${sign}${(size / 1000).toFixed(2)}`))
    }))
  })

  it('never gives a sign that was not written, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,+-=− DSx度＋－５') }), (typed) => {
      const reading = readPower(typed)
      if (!('value' in reading) || reading.value === null || reading.value === 0) return
      expect(/[-=−－]/.test(typed)).toBe(reading.value < 0)
      expect(/[+＋]/.test(typed)).toBe(reading.value > 0)
    }), { numRuns: 10_000 })
  })
})
