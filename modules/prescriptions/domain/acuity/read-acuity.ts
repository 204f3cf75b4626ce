import { cellLimits } from '../eye-values.ts'
import type { Reading } from '../reading.ts'
import { fiveMarkLines } from './acuity-notation.ts'
import type { AcuityNotation } from './acuity-notation.ts'
import { acuityValue, isHandDistance, withHand } from './acuity-value.ts'
import type { HandDistance } from './acuity-value.ts'
import { lowSightOf } from './low-sight-words.ts'

const fraction = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*\/\s*(\d{1,5}(?:[.,]\d{1,2})?)$/
const logmar = /^(?:log\s*mar|lm)\s*([+-]?)\s*(\d)(?:[.,](\d{1,2}))?$|^([+-]?)\s*(\d)(?:[.,](\d{1,2}))?\s*(?:log\s*mar|lm)$/i
const number = /^([+-]?)(\d)(?:[.,](\d{1,3}))?$/
/** Distances in metres and feet from which charts are read. */
const distances = new Set([1, 2, 3, 4, 5, 6, 10, 20])
/** Letters fewer or more beside a line, or the line in part; a line itself ends with a figure. */
const beside = /^(.*\d)\s*(?:\(?\s*([+-])\s*([1-9])\s*\)?|\(?(p|part|partial|parcial|parc|část|částečně)\.?\)?)$/i
/** A word, then how far the hand was. */
const atHand = /^(\D+?)\s*(?:@|\/|\b(?:at|from|na|ze|z|em|a)\b)?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(cm|m|ft|厘米|米|feet|foot)\s*(?:pred okem|před okem)?$/i

/**
 * Acuity as it is written, a line in thousandths of decimal acuity: `0,8`, `6/9`, `20/30`, `8/10`, `logMAR 0.2`, `4.9`. Four and above is the
 * five-mark scale, below nothing is logMAR; any other bare number is read in the notation of the place: 0.3 is decimal, but logMAR where
 * charts are logMAR. Letters beside a line are kept with it (6/9−2, 20/40+1), and that it was read in part (0.8p); sight below the
 * charts is read in the words of every language, with the distance of the hand: CF, HM 30 cm, 指数/1米, PL. See acuityValue for the number.
 */
export function readAcuity(text: string, notation: AcuityNotation = 'decimal'): Reading {
  const typed = text.normalize('NFKC').replace(/[−–‒‐]/g, '-').trim()
  if (typed === '') return { value: null }
  return readLow(typed) ?? readBeside(typed, notation) ?? readLine(typed, notation)
}

function readLow(typed: string): Reading | null {
  const alone = lowSightOf(typed)
  if (alone) return { value: acuityValue({ low: alone, distance: null }) }
  const [, word = '', size = '', unit = ''] = atHand.exec(typed) ?? []
  const low = lowSightOf(word)
  if (!low) return null
  if (!withHand(low)) return { unread: 'nothing' }
  const distance: HandDistance = /^(ft|f)/i.test(unit) ? { size: decimal(size), unit: 'ft' } : { size: Math.round(decimal(size) * (/^(cm|厘米)$/i.test(unit) ? 1 : 100) * 10) / 10, unit: 'cm' }
  return isHandDistance(distance) ? { value: acuityValue({ low, distance }) } : { unread: 'limits' }
}

/** A line with letters beside it. Null: there are none; `-0.1` is a logarithm, and its 1 no letter. */
function readBeside(typed: string, notation: AcuityNotation): Reading | null {
  const [, of, sign, count] = beside.exec(typed) ?? []
  if (of === undefined) return null
  const line = readLine(of.trim(), notation)
  if (!('value' in line) || line.value === null) return line
  if (line.value === 0) return { unread: 'nothing' }
  return { value: acuityValue({ line: line.value, letters: count === undefined ? 0 : Number(count) * (sign === '-' ? -1 : 1), partial: count === undefined }) }
}

function readLine(typed: string, notation: AcuityNotation): Reading {
  const [, far, line] = fraction.exec(typed) ?? []
  if (far && line) {
    const [from, size] = [decimal(far), decimal(line)]
    // Brazilian and French papers write tenths: 8/10 is 0.8.
    return (distances.has(from) || size === 10) && size > 0 ? within((from / size) * 1000) : { unread: 'nothing' }
  }
  if (typed === '∞') return { value: 0 }
  const named = logmar.exec(typed)
  if (named) return ofLogmar(named[1] ?? named[4] ?? '', named[2] ?? named[5] ?? '', named[3] ?? named[6] ?? '')
  const [, sign, whole, decimals = ''] = number.exec(typed) ?? []
  if (whole === undefined) return { unread: 'nothing' }
  if (sign === '-' || sign === '+') return sign === '-' || notation === 'logmar' ? ofLogmar(sign, whole, decimals) : { unread: 'nothing' }
  const size = Number(`${whole}.${decimals || 0}`)
  if (size >= 4 || (notation === 'five-mark' && size >= 3)) return ofFiveMarks(size)
  return notation === 'logmar' ? ofLogmar('', whole, decimals) : within(size * 1000)
}

const decimal = (text: string): number => Number(text.replace(',', '.'))
const ofLogmar = (sign: string, whole: string, decimals: string): Reading => (decimals.length > 2 ? { unread: 'nothing' } : within(10 ** ((sign === '-' ? 1 : -1) * Number(`${whole}.${decimals || 0}`)) * 1000))

/** L = 5 + lg V; a line of the chart is the decimal acuity printed beside it. */
function ofFiveMarks(marks: number): Reading {
  const line = fiveMarkLines.find(([tenths]) => Math.abs(tenths / 10 - marks) < 1e-9)
  return marks > 5.3 ? { unread: 'limits' } : line ? { value: line[1] } : within(10 ** (marks - 5) * 1000)
}

function within(thousandths: number): Reading {
  const value = Math.round(thousandths)
  // Sight that would be written as none is not none.
  if (value > cellLimits.acuityWith.to || (value === 0 && thousandths > 0)) return { unread: 'limits' }
  return { value }
}
