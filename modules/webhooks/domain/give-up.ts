const DAY_MS = 86_400_000
/** The specification: failing over a long time is told to people and ended. Longer than one message is tried, so that more than one was lost. */
const DAYS_OF_FAILURES = 5
/** One that is called twice in a week has not failed for days. */
const FEWEST_FAILURES = 10

/** Whether an endpoint is switched off: nothing but failures since its last success, for days and often enough. */
export const isGivenUp = (failingSince: Date, failures: number, now: Date): boolean =>
  failures >= FEWEST_FAILURES && now.getTime() - failingSince.getTime() >= DAYS_OF_FAILURES * DAY_MS
