import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import { cellLimits } from '../eye-values.ts'
import { acuityNotationOf, fiveMarkLines } from './acuity-notation.ts'
import type { AcuityNotation } from './acuity-notation.ts'
import { acuityText as acuityWritten } from './acuity-text.ts'
import { acuityOf, acuityValue, lineOf, lowSights } from './acuity-value.ts'
import { readAcuity } from './read-acuity.ts'
import { anyAcuity } from './testing/any-acuity.ts'

const acuityText = (value: number, notation: AcuityNotation): string => acuityWritten(value, { notation, language: 'en' })

/**
 * One line of sight in five notations. 6/x, 20/x and logMAR follow from decimal acuity V (6/V, 20/V, −lg V) and stand so in the
 * tables of Patel et al., Arq Bras Oftalmol 2017;80:332; the five-mark column is that of the standard logarithmic chart, GB/T 11533.
 */
const lines = [
  ['2.0', '6/3', '20/10', '−0.3', '5.3'], ['1.5', '6/4', '20/13.3', '−0.18', '5.2'], ['1.2', '6/5', '20/16.7', '−0.08', '5.1'], ['1.0', '6/6', '20/20', '0.0', '5.0'], ['0.8', '6/7.5', '20/25', '0.10', '4.9'],
  ['0.6', '6/10', '20/33.3', '0.22', '4.8'], ['0.5', '6/12', '20/40', '0.30', '4.7'], ['0.4', '6/15', '20/50', '0.40', '4.6'], ['0.3', '6/20', '20/66.7', '0.52', '4.5'], ['0.25', '6/24', '20/80', '0.60', '4.4'],
  ['0.2', '6/30', '20/100', '0.70', '4.3'], ['0.15', '6/40', '20/133', '0.82', '4.2'], ['0.12', '6/50', '20/167', '0.92', '4.1'], ['0.1', '6/60', '20/200', '1.0', '4.0'],
] as const

describe('acuity', () => {
  it.each(lines)('%s is %s, %s, logMAR %s and %s', (decimal, metres, feet, logmar, marks) => {
    const value = Math.round(Number(decimal) * 1000)
    expect(readAcuity(decimal)).toEqual({ value })
    expect(readAcuity(marks)).toEqual({ value })
    expect([acuityText(value, 'decimal'), acuityText(value, 'metres'), acuityText(value, 'feet'), acuityText(value, 'five-mark')]).toEqual([decimal, metres, feet, marks])
    expect(Number(acuityText(value, 'logmar').replace('−', '-'))).toBeCloseTo(Number(logmar.replace('−', '-')), 2)
  })

  it.each([
    ['0,8', 800], ['6/9', 667], ['6 / 7,5', 800], ['20/30', 667], ['8/10', 800], ['5/50', 100], ['logMAR 0.3', 501], ['0,3 LogMAR', 501], ['-0.1', 1259], ['−0,1', 1259], ['lm -0.1', 1259], ['5.0', 1000], ['4,9', 800], ['4.85', 708], ['0', 0], ['1', 1000],
  ])('is read from %s', (typed, value) => {
    expect(readAcuity(typed)).toEqual({ value })
  })

  it('is read in the notation of the place where a number alone would be two things', () => {
    expect(readAcuity('0.3')).toEqual({ value: 300 })
    expect(readAcuity('0.3', 'logmar')).toEqual({ value: 501 })
    expect(readAcuity('3.0')).toEqual({ value: 3000 })
    expect(readAcuity('3.7', 'five-mark')).toEqual({ value: 50 })
  })

  it.each(['6/9-0', '6/9-12', '6/9--2', '6/9-2+1', '0p', 'pp', 'CF 1', 'PL 1 m', 'XF', '7/9', '6/0', '6/', '/6', '0.8.1', '1,2,5', '+0.2', 'x', '0,8 0,9', '20/20/20'])('has no single reading in %s', (typed) => {
    expect(readAcuity(typed)).toEqual({ unread: 'nothing' })
  })

  it.each(['5.4', '9', '3.5', '20/5', '-1'])('beyond what eyes see is refused: %s', (typed) => {
    expect(readAcuity(typed)).toEqual({ unread: 'limits' })
  })

  it('typed as it is shown in metres or feet is the same again, and shown in any notation it is never far from what was read', () => {
    // Beyond that a rounded logarithm leaves the limits.
    for (let acuity = 0; acuity <= cellLimits.acuityWith.to - 100; acuity += 1) {
      for (const notation of ['decimal', 'metres', 'feet', 'logmar'] as const) {
        const again = readAcuity(acuityText(acuity, notation), notation)
        // A hundredth of logMAR is half a letter of a chart.
        if ('value' in again && again.value !== null) expect(Math.abs(again.value - acuity)).toBeLessThanOrEqual(Math.max(1, acuity * 0.024))
        else expect([acuity, notation, acuityText(acuity, notation), again]).toEqual([])
      }
    }
  })

  it('is shown as it was written, in each notation', () => {
    const shown = (typed: string, notation: 'metres' | 'feet' | 'logmar' | 'five-mark') => {
      const reading = readAcuity(typed, notation)
      return 'value' in reading && reading.value !== null ? acuityText(reading.value, notation) : null
    }
    for (const size of [3, 4, 5, 6, 7.5, 9, 9.5, 12, 15, 18, 24, 30, 36, 38, 48, 60, 95, 120]) expect(shown(`6/${size}`, 'metres')).toBe(`6/${size}`)
    for (const size of [10, 15, 16, 20, 25, 30, 32, 40, 50, 60, 63, 70, 80, 100, 125, 160, 200, 400]) expect(shown(`20/${size}`, 'feet')).toBe(`20/${size}`)
    for (let tenths = -3; tenths <= 10; tenths += 1) expect(shown(String(tenths / 10), 'logmar')).toBe((tenths / 10).toFixed(1).replace('-', '−'))
    for (const [tenths] of fiveMarkLines) expect(shown(String(tenths / 10), 'five-mark')).toBe((tenths / 10).toFixed(1))
  })
})

describe('acuity beside the lines of the chart', () => {
  const line = (of: number, letters: number, partial = false) => ({ value: acuityValue({ line: of, letters, partial }) })
  const low = (index: number, size?: number, unit: 'cm' | 'ft' = 'cm') => ({ value: acuityValue({ low: lowSights[index]!, distance: size === undefined ? null : { size, unit } }) })

  it.each([
    ['0.8p', line(800, 0, true)], ['0,8 p', line(800, 0, true)], ['6/9p', line(667, 0, true)], ['20/40 part.', line(500, 0, true)], ['0,8 část.', line(800, 0, true)], ['4.9p', line(800, 0, true)],
    ['20/40-1', line(500, -1)], ['20/40−1', line(500, -1)], ['20/40⁻¹', line(500, -1)], ['6/9+2', line(667, 2)], ['6/9 (+2)', line(667, 2)], ['0,8 -2', line(800, -2)], ['-0.1-2', line(1259, -2)],
    ['CF', low(0)], ['c.f.', low(0)], ['počítá prsty', low(0)], ['pocita prsty', low(0)], ['CD', low(0)], ['conta dedos', low(0)], ['指数', low(0)], ['FC/30cm', low(0, 30)], ['CF 1 m', low(0, 100)], ['CF @ 3 ft', low(0, 3, 'ft')],
    ['指数/30cm', low(0, 30)], ['指数/1米', low(0, 100)], ['počítá prsty na 1,5 m', low(0, 150)], ['HM', low(1)], ['pohyb ruky před okem', low(1)], ['MM', low(1)], ['movimentos de mãos', low(1)], ['手动/20 cm', low(1, 20)],
    ['LP', low(2)], ['světlocit', low(2)], ['PL', low(2)], ['percepção luminosa', low(2)], ['光感', low(2)], ['NLP', low(3)], ['NPL', low(3)], ['bez světlocitu', low(3)], ['SPL', low(3)], ['无光感', low(3)],
  ])('is read from %s', (typed, reading) => {
    expect(readAcuity(typed)).toEqual(reading)
  })

  it('keeps whole lines as the numbers that they always were', () => {
    for (let value = 0; value <= cellLimits.acuityWith.to; value += 1) expect(acuityOf(value)).toEqual({ line: value, letters: 0, partial: false })
  })

  it('is the same again from its text, in every language and notation', () => {
    fc.assert(fc.property(anyAcuity, fc.constantFrom(...languages), fc.constantFrom('decimal' as const, 'metres' as const, 'feet' as const), fc.constantFrom('.' as const, ',' as const), (value, language, notation, mark) => {
      const again = readAcuity(acuityWritten(value, { notation, language }, mark), notation)
      const [said, read] = [acuityOf(value), 'value' in again && again.value !== null ? acuityOf(again.value) : null]
      // 20/33.3 is 0.6 to a thousandth, 20/16.7 is 1.2 to two.
      if (said && 'line' in said && read && 'line' in read && notation !== 'decimal') expect([Math.abs(read.line - said.line) <= said.line * 0.003, { ...read, line: 0 }]).toEqual([true, { ...said, line: 0 }])
      else expect(read).toEqual(said)
    }))
  })

  it('says no other number than those it was made of', () => {
    fc.assert(fc.property(anyAcuity, (value) => { expect(acuityValue(acuityOf(value)!)).toBe(value) }))
    for (const value of [-1, 0.5, 3001, 10_000, 13_001, 200_500, 1_000_601, 1_001_000, 1_001_021, 1_020_001, 1_040_000]) expect([value, acuityOf(value)]).toEqual([value, null])
  })

  it('stands on the line it was read at; below the charts it has no number', () => {
    expect(['20/40-1', '0.5p', '20/40', 'CF', 'NLP'].map((typed) => { const reading = readAcuity(typed); return 'value' in reading ? lineOf(reading.value!) : reading })).toEqual([500, 500, 500, null, null])
  })

  it.each([
    ['en', ['CF 1 m', 'HM', 'LP', 'NLP', '0.8p']], ['cs', ['počítá prsty 1 m', 'pohyb ruky', 'světlocit', 'bez světlocitu', '0,8p']], ['pt-BR', ['CD 1 m', 'MM', 'PL', 'SPL', '0,8p']], ['zh-CN', ['指数/1 m', '手动', '光感', '无光感', '0.8p']],
  ] as const)('is written in %s as its charts have it', (language, said) => {
    const values = [low(0, 100), low(1), low(2), low(3), line(800, 0, true)].map(({ value }) => value)
    expect(values.map((value) => acuityWritten(value, { notation: 'decimal', language }, language === 'cs' || language === 'pt-BR' ? ',' : '.'))).toEqual(said)
  })
})

it('is written as papers of the country have it', () => {
  expect(['CZ', 'GB', 'US', 'BR', 'CN'].map(acuityNotationOf)).toEqual(['decimal', 'metres', 'feet', 'feet', 'five-mark'])
})
