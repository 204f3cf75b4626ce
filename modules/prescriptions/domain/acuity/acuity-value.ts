/** Sight below the charts, from more to less: fingers are counted, a moving hand is seen, light is seen, or not even that. */
export const lowSights = ['counting-fingers', 'hand-motion', 'light', 'no-light'] as const
export type LowSight = (typeof lowSights)[number]

/** How far the hand was: as it was written, whole centimetres or feet. */
export interface HandDistance { readonly size: number; readonly unit: 'cm' | 'ft' }

/** A line of the chart in thousandths of decimal acuity, with what else was seen: some letters fewer or more (6/9−2), or the line in part (0.8p); or sight below the charts. */
export type Acuity =
  | { readonly line: number; readonly letters: number; readonly partial: boolean }
  | { readonly low: LowSight; readonly distance: HandDistance | null }

const MOST_LINE = 3000
export const MOST_LETTERS = 9
/** Past every line; a kind of line, and of sight below the charts, each has a range of its own. */
const [KIND, LOW, LOW_KIND] = [10_000, 1_000_000, 10_000]
const [MOST_CM, FEET, MOST_FEET] = [600, 1000, 20]
/** The largest value that an acuity has. */
export const MOST_ACUITY = LOW + lowSights.length * LOW_KIND - 1

/**
 * An acuity as one whole number, as a cell of an eye keeps it. A line that was read whole is its decimal acuity in thousandths, 6/6 is
 * 1000, as it always was. Beyond: 10,000 a line in part, 20,000 to 100,000 with 1 to 9 letters more, 110,000 to 190,000 with 1 to 9
 * letters fewer, each with the line added; 1,000,000 fingers, 1,010,000 a hand, 1,020,000 light, 1,030,000 no light, with the distance
 * added in centimetres, or in feet from 1000 on.
 */
export function acuityValue(acuity: Acuity): number {
  if ('line' in acuity) return kindOf(acuity.letters, acuity.partial) * KIND + acuity.line
  const { distance } = acuity
  return LOW + lowSights.indexOf(acuity.low) * LOW_KIND + (distance ? (distance.unit === 'ft' ? FEET : 0) + distance.size : 0)
}

/** What a value says, or null for one that says nothing. */
export function acuityOf(value: number): Acuity | null {
  if (!Number.isInteger(value) || value < 0 || value > MOST_ACUITY) return null
  if (value < LOW) {
    const [kind, line] = [Math.floor(value / KIND), value % KIND]
    if (line > MOST_LINE || kind > 2 * MOST_LETTERS + 1 || (kind > 0 && line === 0)) return null
    return { line, partial: kind === 1, letters: kind < 2 ? 0 : kind <= MOST_LETTERS + 1 ? kind - 1 : MOST_LETTERS + 1 - kind }
  }
  const [low, rest] = [lowSights[Math.floor((value - LOW) / LOW_KIND)], (value - LOW) % LOW_KIND]
  if (!low) return null
  if (rest === 0) return { low, distance: null }
  const distance: HandDistance = rest > FEET ? { size: rest - FEET, unit: 'ft' } : { size: rest, unit: 'cm' }
  return withHand(low) && isHandDistance(distance) ? { low, distance } : null
}

/** Whether a distance belongs to such sight: light is seen or not. */
export const withHand = (low: LowSight): boolean => low === 'counting-fingers' || low === 'hand-motion'

export const isHandDistance = ({ size, unit }: HandDistance): boolean => Number.isInteger(size) && size >= 1 && size <= (unit === 'cm' ? MOST_CM : MOST_FEET)

/** The line of the chart that an acuity stands at, in thousandths of decimal acuity, for lines over the years; null below the charts, where there is no number. */
export function lineOf(value: number): number | null {
  const acuity = acuityOf(value)
  return acuity && 'line' in acuity ? acuity.line : null
}

const kindOf = (letters: number, partial: boolean): number => (partial ? 1 : letters === 0 ? 0 : letters > 0 ? letters + 1 : MOST_LETTERS + 1 - letters)
