import type { Eye, EyeValues } from '../eye-values.ts'
import { baseDegrees } from '../read-base.ts'
import type { BaseWord } from '../read-base.ts'
import { noseSide } from '../side.ts'
import { radians, whole } from '../whole.ts'

/**
 * A prism: hundredths of a prism dioptre, and where its base lies in whole degrees 0–359 as seen by who faces the wearer,
 * counter-clockwise: right eye in 0, up 90, out 180, down 270; left eye out 0, in 180.
 */
export interface Prism { readonly amount: number; readonly baseDeg: number }

/** A prism as two amounts in hundredths of a prism dioptre; out and down are below zero. */
export interface PrismParts { readonly in: number; readonly up: number }

/** A prism whose base is told by a word; the same word is another angle on the other eye. */
export const prismByWord = (eye: Eye, amount: number, word: BaseWord): Prism => ({ amount, baseDeg: baseDegrees(word, eye) })

/**
 * One prism of two amounts: √(in² + up²), rounded to whole hundredths and degrees; null when nothing is left.
 * Source: Durham Technical Community College, OPH 142. R 1.5 up and 2 in is 2.5 at 37°, L 1.5 down and 2 in is 2.5 at 217°.
 */
export function composePrism(eye: Eye, { in: inward, up }: PrismParts): Prism | null {
  const amount = whole(Math.hypot(inward, up))
  if (amount === 0) return null
  const degrees = (Math.atan2(up, noseSide(eye) * inward) * 180) / Math.PI
  return { amount, baseDeg: (whole(degrees) + 360) % 360 }
}

/** The two amounts of a prism, not rounded: what is added up is rounded once. */
export function resolvePrism(eye: Eye, { amount, baseDeg }: Prism): PrismParts {
  return { in: noseSide(eye) * amount * Math.cos(radians(baseDeg)), up: amount * Math.sin(radians(baseDeg)) }
}

/** Several prisms before one eye as one; null when they undo each other. */
export function combinePrisms(eye: Eye, prisms: readonly Prism[]): Prism | null {
  const parts = prisms.map((prism) => resolvePrism(eye, prism))
  return composePrism(eye, { in: parts.reduce((sum, part) => sum + part.in, 0), up: parts.reduce((sum, part) => sum + part.up, 0) })
}

/** What an eye's values say of prisms, both as one; null where there is none, or no base yet. */
export function prismIn(eye: Eye, { prism, prismBaseDeg, prism2, prism2BaseDeg }: Pick<EyeValues, 'prism' | 'prismBaseDeg' | 'prism2' | 'prism2BaseDeg'>): Prism | null {
  const written = [[prism, prismBaseDeg], [prism2, prism2BaseDeg]] as const
  return combinePrisms(eye, written.flatMap(([amount, baseDeg]) => (amount === null || baseDeg === null ? [] : [{ amount, baseDeg }])))
}
