import { fiveMarkLines } from './acuity-notation.ts'
import type { AcuityNotation, AcuityWriting } from './acuity-notation.ts'
import { acuityOf } from './acuity-value.ts'
import type { HandDistance } from './acuity-value.ts'
import { lowSightWords } from './low-sight-words.ts'

/**
 * An acuity (see acuityValue) as it is written: its line in the notation, with the letters seen beside it or a p where it was read in
 * part: 6/9−2, 0.8p; sight below the charts in the words of the reader: CF 1 m, 指数/30 cm. `mark` stands before decimals.
 */
export function acuityText(value: number, { notation, language }: AcuityWriting, mark: '.' | ',' = '.'): string {
  const acuity = acuityOf(value)
  if (!acuity) return String(value)
  if ('line' in acuity) return `${lineText(acuity.line, notation, mark)}${acuity.partial ? 'p' : lettersText(acuity.letters)}`
  const word = lowSightWords[acuity.low][language]
  return acuity.distance ? `${word}${language === 'zh-CN' ? '/' : ' '}${distanceText(acuity.distance, mark)}` : word
}

const lettersText = (letters: number): string => (letters === 0 ? '' : `${letters > 0 ? '+' : '−'}${Math.abs(letters)}`)

const distanceText = ({ size, unit }: HandDistance, mark: string): string =>
  (unit === 'ft' ? `${size} ft` : size < 100 ? `${size} cm` : `${String(size / 100).replace('.', mark)} m`)

/** A line of the chart: the roundest that says the same number, so that what was written in this notation is shown as it was written. No sight at all is 0, and as a logarithm ∞. */
function lineText(acuity: number, notation: AcuityNotation, mark: '.' | ','): string {
  if (acuity === 0) return notation === 'logmar' ? '∞' : '0'
  const said = (text: string): string => text.replace('.', mark)
  if (notation === 'metres' || notation === 'feet') {
    const distance = notation === 'metres' ? 6 : 20
    return said(`${distance}/${roundest((distance * 1000) / acuity, (line) => Math.round((distance * 1000) / line) === acuity, [1, 2, 10])}`)
  }
  if (notation === 'logmar') {
    const exact = -Math.log10(acuity / 1000)
    const text = [1, 2].map((decimals) => exact.toFixed(decimals)).find((one) => Math.round(10 ** -Number(one) * 1000) === acuity) ?? exact.toFixed(2)
    return said(text.replace(/^-(0(?:\.0+)?)$/, '$1')).replace('-', '−')
  }
  if (notation === 'five-mark') {
    const line = fiveMarkLines.find(([, of]) => of === acuity)
    return said(((line ? line[0] / 10 : 5 + Math.log10(acuity / 1000))).toFixed(1))
  }
  return said((acuity / 1000).toFixed(acuity % 100 === 0 ? 1 : acuity % 10 === 0 ? 2 : 3))
}

/** The number in the coarsest steps in which it still says the same; else with one decimal, and with two where one is too coarse. */
const roundest = (exact: number, same: (line: number) => boolean, parts: readonly number[]): string =>
  String(parts.map((part) => Math.round(exact * part) / part).find(same) ?? Math.round(exact * (exact < 5 ? 100 : 10)) / (exact < 5 ? 100 : 10))
