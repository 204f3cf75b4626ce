import { cellLimits } from '../eye-values.ts'
import type { Reading } from '../reading.ts'
import { fiveMarkLines } from './acuity-notation.ts'
import type { AcuityNotation } from './acuity-notation.ts'

const fraction = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*\/\s*(\d{1,5}(?:[.,]\d{1,2})?)$/
const logmar = /^(?:log\s*mar|lm)\s*([+-]?)\s*(\d)(?:[.,](\d{1,2}))?$|^([+-]?)\s*(\d)(?:[.,](\d{1,2}))?\s*(?:log\s*mar|lm)$/i
const number = /^([+-]?)(\d)(?:[.,](\d{1,3}))?$/
/** Distances in metres and feet from which charts are read. */
const distances = new Set([1, 2, 3, 4, 5, 6, 10, 20])

/**
 * Acuity as it is written, in thousandths of decimal acuity: `0,8`, `6/9`, `20/30`, `8/10`, `logMAR 0.2`, `4.9`. Four and above is the
 * five-mark scale, below nothing is logMAR; any other bare number is read in the notation of the place: 0.3 is decimal, but logMAR where
 * charts are logMAR. What is seen of letters beside a line (6/9−2) has no single number and is not read.
 */
export function readAcuity(text: string, notation: AcuityNotation = 'decimal'): Reading {
  const typed = text.normalize('NFKC').replace(/[−–‒‐]/g, '-').trim()
  if (typed === '') return { value: null }
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
