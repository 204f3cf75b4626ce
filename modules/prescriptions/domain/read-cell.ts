import type { AcuityNotation } from './acuity/acuity-notation.ts'
import { readAcuity } from './acuity/read-acuity.ts'
import { cellLimits } from './eye-values.ts'
import type { Cell, Eye } from './eye-values.ts'
import { whyNotCell } from './judge-eye.ts'
import { readBase } from './read-base.ts'
import { readPower } from './read-power.ts'
import type { CylinderMode, Reading } from './reading.ts'
import { readWhole } from './read-whole.ts'

/** From here on a PD alone may be a child's from pupil to pupil (Dodgson 2004), as well as a broad face's to the nose. */
const LEAST_OF_BOTH = 4000

/** Reads what was typed into a cell of an eye, in the unit of the cell; acuity without a mark of its own in the notation of the place. */
export function readCell(cell: Cell, text: string, eye: Eye, mode: CylinderMode = 'minus', acuity: AcuityNotation = 'decimal'): Reading {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return { value: null }
  const reading = readText(cell, typed, eye, mode, acuity)
  if (!('value' in reading)) return reading
  if ((cell === 'pd' || cell === 'pdNear') && reading.value !== null && reading.value >= LEAST_OF_BOTH && reading.value <= cellLimits[cell].to) return { unread: 'eyes' }
  const refusal = whyNotCell(cell, reading.value)
  if (!refusal) return reading
  return { unread: refusal === 'between-steps' ? 'step' : 'limits' }
}

function readText(cell: Cell, text: string, eye: Eye, mode: CylinderMode, acuity: AcuityNotation): Reading {
  switch (cell) {
    case 'sphere':
      return readPower(text)
    case 'cylinder':
      return readPower(text, mode)
    case 'addition':
    case 'intermediateAddition': {
      const reading = readPower(text, 'plus')
      return 'value' in reading && reading.value !== null && reading.value < 0 ? { unread: 'nothing' } : reading
    }
    case 'axisDeg': {
      const value = readWhole(text, /^(?:x|×|\*|ax|轴位?)?\s*(\d{1,3})\s*[°度]?$/i)
      return value === null ? { unread: 'nothing' } : { value: value === 0 ? 180 : value }
    }
    case 'prismBaseDeg':
    case 'prism2BaseDeg': {
      const value = readBase(text, eye)
      return value === null ? { unread: 'nothing' } : { value }
    }
    case 'prism':
    case 'prism2':
      return readHundredths(text, /^(\d{1,2})(?:[.,](\d{1,2}))?\s*[Δ∆△]?$/)
    case 'pd':
    case 'pdNear':
    case 'fittingHeight':
    case 'segmentHeight':
    case 'vertexExamined':
    case 'vertexWorn':
    case 'baseCurve':
    case 'diameter':
      return readLength(text)
    case 'tilt':
    case 'wrap': {
      const parts = /^([-−–‐=]?)(\d{1,2})(?:[.,](\d))?\s*°?$/.exec(text)
      const size = parts ? Number(parts[2]) * 10 + Number(parts[3] ?? 0) : 0
      return parts ? { value: parts[1] && size > 0 ? -size : size } : { unread: 'nothing' }
    }
    case 'acuityWithout':
    case 'acuityWith':
      return readAcuity(text, acuity)
  }
}

/** A length in hundredths of a millimetre. Nothing on a face is 100 mm long: three figures are 31.5 without its point. */
export function readLength(text: string): Reading {
  const pointless = /^(\d{2})(\d)$/.exec(text)
  return readHundredths(pointless ? `${pointless[1]}.${pointless[2]}` : text, /^(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:mm)?$/)
}

function readHundredths(text: string, shape: RegExp): Reading {
  const parts = shape.exec(text)
  return parts ? { value: Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) } : { unread: 'nothing' }
}
