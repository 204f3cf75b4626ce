import type { Place } from '../../domain/index.ts'

const round = (value: number): string => value.toFixed(2)

/** An SVG path through places given with y upwards. */
export const pathOf = (places: readonly Place[], closed = true): string =>
  `M${places.map(({ x, y }) => `${round(x)} ${round(-y)}`).join('L')}${closed ? 'Z' : ''}`
