import type { Eye } from './eye-values.ts'

/** Where the nose is for who faces the wearer: to the right (1) of a right lens, to the left (−1) of a left one. */
export const noseSide = (eye: Eye): 1 | -1 => (eye === 'right' ? 1 : -1)
