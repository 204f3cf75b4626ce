const SECOND = 1_000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE

/** The pause before each try, the timetable of Standard Webhooks 1.0.0: ten tries over three days and four hours. */
const pauses = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const
const MOST_ASKED_MS = 24 * HOUR
/** What failed together is not tried again together: up to a tenth later. */
const JITTER = 0.1

/**
 * How long to wait after so many tries that failed, in milliseconds; null when that was the last.
 * @param askedMs what the receiver asked for by Retry-After; null: nothing
 * @param chance from 0 to 1
 */
export function pauseAfter(tries: number, askedMs: number | null, chance: number): number | null {
  const pause = pauses[tries]
  if (pause === undefined) return null
  return Math.round(Math.max(pause, Math.min(askedMs ?? 0, MOST_ASKED_MS)) * (1 + JITTER * chance))
}

/** What Retry-After says, in milliseconds: seconds or a date; null for anything else. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
