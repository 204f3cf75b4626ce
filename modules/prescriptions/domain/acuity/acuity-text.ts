import { fiveMarkLines } from './acuity-notation.ts'
import type { AcuityNotation } from './acuity-notation.ts'

/**
 * Acuity (thousandths of decimal acuity) in a notation: the roundest that says the same number, so that what was written in this
 * notation is shown as it was written. `mark` stands before decimals. No sight at all is 0, and as a logarithm ∞.
 */
export function acuityText(acuity: number, notation: AcuityNotation, mark: '.' | ',' = '.'): string {
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
