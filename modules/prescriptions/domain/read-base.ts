import type { Eye } from './eye-values.ts'
import { readWhole } from './read-whole.ts'

export const baseWords = ['in', 'up', 'out', 'down'] as const
export type BaseWord = (typeof baseWords)[number]

/** Where the base of a word lies, as seen by who faces the wearer, counter-clockwise. */
const degreesOf: Readonly<Record<Eye, Readonly<Record<BaseWord, number>>>> = {
  right: { in: 0, up: 90, out: 180, down: 270 },
  left: { out: 0, up: 90, in: 180, down: 270 },
}

/** The same words on Czech, Brazilian and Chinese papers, nose and temple among them. */
const otherWords: Readonly<Record<BaseWord, readonly string[]>> = {
  in: ['nasal', 'nas', 'nasálně', 'dovnitř', 'bn', '内', '朝内', '基底内', '内侧'], up: ['superior', 'sup', 'nahoru', 'bs', '上', '朝上', '基底上'],
  out: ['temporal', 'temp', 'temporálně', 'ven', 'bt', '外', '朝外', '基底外', '外侧'], down: ['inferior', 'inf', 'dolů', 'dolu', '下', '朝下', '基底下'],
}

/**
 * The direction of a prism's base in degrees, written as a word (`in`, `BI`, `i`) or as degrees; null when neither. Words mean
 * nose and temple, so the same word is another angle on the other eye.
 */
export function readBase(text: string, eye: Eye): number | null {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  const word = baseWords.find((one) => [one, one.slice(0, 1), `b${one.slice(0, 1)}`, ...otherWords[one]].includes(typed))
  return word ? baseDegrees(word, eye) : readWhole(typed, /^(\d{1,3})\s*°?$/)
}

/** The direction that a word means on that eye, in degrees. */
export const baseDegrees = (word: BaseWord, eye: Eye): number => degreesOf[eye][word]

/** The word for a base in that direction; null for an oblique one, which is told in degrees. */
export const baseWord = (baseDeg: number, eye: Eye): BaseWord | null => baseWords.find((word) => degreesOf[eye][word] === baseDeg) ?? null
