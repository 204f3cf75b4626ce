interface SqlError { readonly code?: string; readonly syscall?: string; readonly constraint?: string; readonly message: string; readonly detail?: string }

const isObject = (error: unknown): error is SqlError => typeof error === 'object' && error !== null && 'message' in error

/** The SQLSTATE of a PostgreSQL error, or null for any other error. */
export function sqlState(error: unknown): string | null {
  return isObject(error) && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null
}

/**
 * The violated constraint's name as the migration wrote it. On a sharded database the name arrives in the message only,
 * with the shard's number behind it.
 */
export function violatedConstraint(error: unknown): string | null {
  if (!isObject(error) || !sqlState(error)?.startsWith('23')) return null
  const name = error.constraint ?? /(?:constraint|index) "([^"]+)"/.exec(error.message)?.[1]
  return name?.replace(/_\d{6,}$/, '') ?? null
}

/** Whether trying the same transaction again may succeed: serialization failure or deadlock. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error) ?? '')

/**
 * Classes and states that say nothing of the request, only that PostgreSQL cannot serve it now: connection lost (08), no
 * room, no memory, no connections (53), ended from outside or too slow (57), its disk fails (58), tried again too often (40).
 */
const awayStates = /^(08|40|53|57|58|25006$|25P03$|25P04$|55P03$)/
const awayErrno = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'])
const awayMessages = /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout|not queryable|transaction over 30 s/i

/** Whether the database has no room to save: it found none (53100), or only reads because there is next to none (25006); one that stands by for another only reads, too. */
export const isReadOnly = (error: unknown): boolean => ['53100', '25006'].includes(sqlState(error) ?? '')

/** Whether the database is away, going away or overburdened, so that a later try may succeed. Whether a commit was heard is then unknown. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isObject(error)) return false
  // No socket where the database's should be; any other file that is missing is another matter.
  if (error.code === 'ENOENT') return error.syscall === 'connect'
  return awayErrno.has(error.code ?? '') || awayStates.test(sqlState(error) ?? '') || awayMessages.test(error.message)
}
