import type { Eye } from './eye-values.ts'
import { readWhole } from './read-whole.ts'

export const baseWords = ['in', 'up', 'out', 'down'] as const
export type BaseWord = (typeof baseWords)[number]

const degreesOf: Readonly<Record<Eye, Readonly<Record<BaseWord, number>>>> = {
  right: { in: 0, up: 90, out: 180, down: 270 },
  left: { out: 0, up: 90, in: 180, down: 270 },
}

/**
 * The direction of a prism's base in degrees, written as a word (`in`, `BI`, `i`) or as degrees; null when neither. Words mean
 * nose and temple, so the same word is another angle on the other eye.
 */
export function readBase(text: string, eye: Eye): number | null {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  const word = baseWords.find((one) => [one, one.slice(0, 1), `b${one.slice(0, 1)}`].includes(typed))
  return word ? degreesOf[eye][word] : readWhole(typed, /^(\d{1,3})\s*°?$/)
}

/** The word for a base in that direction; null for an oblique one, which is told in degrees. */
export const baseWord = (baseDeg: number, eye: Eye): BaseWord | null => baseWords.find((word) => degreesOf[eye][word] === baseDeg) ?? null
