import type { CylinderMode, Reading } from './reading.ts'

/** Minus as people and forms write it: hyphens, true minus, dashes, and the = of Czech prescriptions. */
const minus = /[-−–—‒‐=]/
const plano = /^(?:p|pl|plan|plano|∞|ds|sph|平光?)$/i
const shape = /^([+-]?)\s*(\d*)(?:([.,])(\d{0,3}))?$/
/** Behind a number: dioptres, of a sphere or a cylinder. */
const unit = /\s*(?:ds|dc|dptr|dpt|dp|d|sph|cyl|cil)\.?$/i
/** Chinese papers say near or far sight in words and count in hundredths: 近视200度 is −2.00. */
const chinese = /^(近视|近視|远视|遠視)?\s*(.*?)\s*(度)?$/
/** Eighths that a form writes with two decimals. */
const eighths: Readonly<Record<string, string>> = { '12': '125', '13': '125', '37': '375', '38': '375', '62': '625', '63': '625', '87': '875', '88': '875' }

/**
 * A power as it is written, in thousandths of a dioptre: comma or point, `=` for minus, `-225` for −2.25 (the point is often left
 * out), `-225度`, `plano`, `DS`, `∞`. Eighths written with two decimals are whole again: −0.12 and −0.13 are −125.
 * A power without a sign is never silently plus: without `unsigned` it asks. Two figures whose point may be missing (`-50`, `-12`, `-15`) ask too.
 * Steps and limits are judged by {@link readCell}. Notations: as Czech, Brazilian, Chinese and English papers have them.
 * @example readPower('=2,25') // { value: -2250 }
 */
export function readPower(text: string, unsigned?: CylinderMode): Reading {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return { value: null }
  if (plano.test(typed)) return { value: 0 }
  const [, sight, number = '', degrees] = chinese.exec(typed) ?? []
  const parts = shape.exec((degrees ? number : number.replace(unit, '')).replace(minus, '-'))
  if (!parts) return { unread: 'nothing' }
  const [, written = '', whole = '', separator, decimals = ''] = parts
  if (whole + decimals === '' || (separator && (decimals === '' || degrees)) || whole.length > 4) return { unread: 'nothing' }
  const size = separator ? sizeWithPoint(whole, decimals) : sizeWithout(degrees ? whole.padStart(3, '0') : whole)
  if (size === null) return { unread: 'nothing' }
  if (size === 'either') return { unread: 'place' }
  if (size === 0) return { value: 0 }
  const said = sight && (sight.startsWith('近') ? '-' : '+')
  if (said && written && said !== written) return { unread: 'nothing' }
  const sign = written || said || (unsigned && (unsigned === 'minus' ? '-' : '+'))
  return sign ? { value: sign === '-' ? -size : size } : { unread: 'sign' }
}

function sizeWithPoint(whole: string, decimals: string): number | null {
  return whole.length > 2 ? null : Number(whole) * 1000 + thousandths(decimals)
}

/** Three and four figures are hundredths, and so are two behind a zero. Two may be whole, or lack their point: 1.5 and 15, 0.12 and 12. */
function sizeWithout(figures: string): number | 'either' | null {
  if (figures.length > 2) return Number(figures.slice(0, -2)) * 1000 + thousandths(figures.slice(-2))
  const isEither = Number(figures) > 0 && (/^\d[05]$/.test(figures) || figures in eighths)
  return isEither ? 'either' : Number(figures) * 1000
}

const thousandths = (decimals: string): number => Number((eighths[decimals] ?? decimals).padEnd(3, '0'))
