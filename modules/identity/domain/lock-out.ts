/** When somebody guessed wrong, in milliseconds since 1970. */
export type Tries = readonly number[]

const MINUTE_MS = 60_000
const WINDOW_MS = 15 * MINUTE_MS
const LONGEST_MS = 15 * MINUTE_MS
/** Servers side by side have clocks of their own. */
const AHEAD_MS = MINUTE_MS
/** Wrong tries are kept as long as they can lengthen a wait. */
export const REMEMBER_MS = 24 * 60 * MINUTE_MS

/** Wrong passwords within 15 minutes after which the next try must wait: for one e-mail, and for one address, where a whole shop may sit. */
export const TRIES_PER_EMAIL = 5
export const TRIES_PER_ADDRESS = 50

/**
 * Whole seconds until the next try, 0 when it may be made now. The wait is counted from the last wrong try: one minute at
 * first, twice as long after each further `allowed` wrong tries of the day, at most 15 minutes, so that guessing slows to a
 * crawl and the person themselves is never shut out for long.
 */
export function secondsToWait(tries: Tries, allowed: number, now: number): number {
  // Those from ahead were made under a clock that was wrong, and would make people wait for a day.
  const today = tries.filter((at) => at > now - REMEMBER_MS && at <= now + AHEAD_MS)
  const recent = today.filter((at) => at > now - WINDOW_MS).length
  if (recent < allowed) return 0
  const wait = Math.min(MINUTE_MS * 2 ** (Math.floor(today.length / allowed) - 1), LONGEST_MS)
  return Math.max(0, Math.ceil((Math.max(...today) + wait - now) / 1000))
}
