import { addDays, dayIn } from '#kernel/days'
import type { Day } from '#kernel/days'
import type { OpenHours } from '../../domain/hours.ts'

/** When a branch is open: hours of the week in its zone, and days on which it stays closed. */
export interface TradingHours {
  readonly timeZone: string
  readonly hours: readonly OpenHours[]
  readonly isClosed: (day: Day) => boolean
}

/** Time counted in minutes of opening, so that nothing happens at night: an hour before closing is two before next noon. */
export interface TradingClock {
  /** Open minutes from the first day until the last instant. */
  readonly minutes: number
  /** The instant of an open minute; whole seconds. @throws {RangeError} outside the clock */
  at(minute: number): Date
  /** The open minute by which that share of all trade is done, when days weigh as they were given. */
  minuteOfShare(share: number): number
}

interface Span { readonly from: number; readonly until: number; readonly minutesBefore: number; readonly weightBefore: number; readonly weight: number }

const MINUTE_MS = 60_000

/**
 * The clock of a branch from a day until an instant. `weightOf` says how busy a day is for its length; 1 everywhere gives
 * trade evenly over the open minutes.
 */
export function tradingClock({ timeZone, hours, isClosed }: TradingHours, firstDay: Day, until: Date, weightOf: (day: Day) => number = () => 1): TradingClock {
  const spans: Span[] = []
  const lastDay = dayIn(timeZone, until)
  let [minutes, weights] = [0, 0]
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    if (isClosed(day)) continue
    const plain = Temporal.PlainDate.from(day)
    for (const { opens, closes } of hours.filter(({ weekday }) => weekday === plain.dayOfWeek).toSorted((a, b) => (a.opens < b.opens ? -1 : 1))) {
      const [from, closing] = [opens, closes].map((time) => plain.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds) as [number, number]
      const to = Math.min(closing, until.getTime())
      if (to <= from) continue
      const weight = ((to - from) / MINUTE_MS) * weightOf(day)
      spans.push({ from, until: to, minutesBefore: minutes, weightBefore: weights, weight })
      minutes += (to - from) / MINUTE_MS
      weights += weight
    }
  }
  const spanOf = (value: number, before: 'minutesBefore' | 'weightBefore'): Span => {
    let [low, high] = [0, spans.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (spans[middle]![before] <= value) low = middle
      else high = middle - 1
    }
    const span = spans[low]
    if (!span) throw new RangeError('the branch was never open')
    return span
  }
  return {
    minutes,
    at: (minute) => {
      if (minute < 0 || minute > minutes) throw new RangeError(`minute ${minute} of ${minutes}`)
      const span = spanOf(minute, 'minutesBefore')
      return new Date(Math.min(Math.floor((span.from + (minute - span.minutesBefore) * MINUTE_MS) / 1000) * 1000, span.until))
    },
    minuteOfShare: (share) => {
      const span = spanOf(share * weights, 'weightBefore')
      const part = span.weight === 0 ? 0 : (share * weights - span.weightBefore) / span.weight
      return span.minutesBefore + (Math.min(part, 1) * (span.until - span.from)) / MINUTE_MS
    },
  }
}
