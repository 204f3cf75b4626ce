/** So long after somebody showed that it is them, careful steps need not ask again. */
const PROVEN_FOR_MS = 10 * 60_000

/** Until when a proof given then counts; null when there was none. */
export const provenUntil = (provenAt: Date | null): Date | null => provenAt && new Date(provenAt.getTime() + PROVEN_FOR_MS)

/** Whether the proof still counts. A clock that was set back does not make it older. */
export const isProven = (provenAt: Date | null, now: Date): boolean => provenAt !== null && now.getTime() - provenAt.getTime() < PROVEN_FOR_MS

/** Whether a second factor is demanded and the days to set it up are over. */
export const isOverdue = (factorDueAt: Date | null, now: Date): boolean => factorDueAt !== null && factorDueAt <= now
