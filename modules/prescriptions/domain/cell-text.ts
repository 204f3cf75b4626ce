import type { AcuityWriting } from './acuity/acuity-notation.ts'
import { acuityText } from './acuity/acuity-text.ts'
import type { Cell, Eye } from './eye-values.ts'
import { baseWord } from './read-base.ts'

/**
 * A value as it is shown, by the mark that the reader's language puts before decimals: powers with sign (a true minus) and two
 * decimals, eighths cut as labs write them (0.12, 0.37), axis without decimals. Bases are told in the words of papers: BI, BU.
 * Acuity stands in the notation of the place, and in the reader's language where it has no number.
 */
export function cellText(cell: Cell, value: number, eye: Eye, mark: '.' | ',' = '.', acuity: AcuityWriting = { notation: 'decimal', language: 'en' }): string {
  switch (cell) {
    case 'sphere':
    case 'cylinder':
    case 'addition':
    case 'intermediateAddition':
      return `${value > 0 ? '+' : value < 0 ? '−' : ''}${fixed(Math.trunc(Math.abs(value) / 10), 2, mark)}`
    case 'axisDeg':
      return String(value)
    case 'prismBaseDeg':
    case 'prism2BaseDeg': {
      const word = baseWord(value, eye)
      return word ? `B${word.slice(0, 1).toUpperCase()}` : `${value}°`
    }
    case 'prism':
    case 'prism2':
    case 'baseCurve':
      return fixed(value, 2, mark)
    case 'tilt':
    case 'wrap':
      return `${value < 0 ? '−' : ''}${fixed(Math.abs(value), 1, mark)}`
    case 'acuityWithout':
    case 'acuityWith':
      return acuityText(value, acuity, mark)
    default:
      return value % 10 === 0 ? fixed(value / 10, 1, mark) : fixed(value, 2, mark)
  }
}

/** Whole units with their last figures behind the mark. */
const fixed = (units: number, decimals: number, mark: string): string => {
  const figures = String(units).padStart(decimals + 1, '0')
  return `${figures.slice(0, -decimals)}${mark}${figures.slice(-decimals)}`
}
