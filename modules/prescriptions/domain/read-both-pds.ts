import type { Eye } from './eye-values.ts'
import { whyNotCell } from './judge-eye.ts'
import { readLength } from './read-cell.ts'

/** No eye is this far from the nose: a number beyond it is the way from pupil to pupil. In hundredths of a millimetre. */
const MOST_OF_ONE_EYE = 5000

/**
 * The PDs of both eyes from one text, in hundredths of a millimetre, or null where it speaks of one eye: `31.5/30.5` is right and left,
 * `62` the way from pupil to pupil, which is halved (`halved` true: nobody measured each).
 */
export function readBothPds(typed: string): (Readonly<Record<Eye, number>> & { readonly halved: boolean }) | null {
  const text = typed.normalize('NFKC').trim()
  const pair = /^([^/]+)\/([^/]+)$/.exec(text)
  if (pair) {
    const [right, left] = [oneEye(pair[1] ?? ''), oneEye(pair[2] ?? '')]
    return right === null || left === null ? null : { right, left, halved: false }
  }
  // Three figures are 62.5 without its point, as for one eye.
  const whole = /^(\d{2})(?:[.,]?(\d))?\s*(?:mm)?$/.exec(text)
  if (!whole) return null
  const total = Number(whole[1]) * 100 + Number(whole[2] ?? 0) * 10
  return total > MOST_OF_ONE_EYE ? { right: total / 2, left: total / 2, halved: true } : null
}

function oneEye(text: string): number | null {
  const reading = readLength(text.trim())
  return 'value' in reading && whyNotCell('pd', reading.value) === null ? reading.value : null
}
