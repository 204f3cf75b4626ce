/** So long after somebody showed that it is them, careful steps need not ask again. */
const PROVEN_FOR_MS = 10 * 60_000

/** Until when a proof given then counts; null when there was none. */
export const provenUntil = (provenAt: Date | null): Date | null => provenAt && new Date(provenAt.getTime() + PROVEN_FOR_MS)

/** A clock that is set back by an hour asks nobody again; a proof from further ahead was given under a wrong clock and would count for days. */
const MOST_AHEAD_MS = 2 * 60 * 60_000

/** Whether the proof still counts. */
export function isProven(provenAt: Date | null, now: Date): boolean {
  if (provenAt === null) return false
  const age = now.getTime() - provenAt.getTime()
  return age < PROVEN_FOR_MS && age > -MOST_AHEAD_MS
}

/** Whether a second factor is demanded and the days to set it up are over. */
export const isOverdue = (factorDueAt: Date | null, now: Date): boolean => factorDueAt !== null && factorDueAt <= now
