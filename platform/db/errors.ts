interface SqlError { readonly code?: string; readonly constraint?: string; readonly message: string; readonly detail?: string }

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

const lostStates = new Set(['57P01', '57P02', '57P03', '25006', '53300', '08000', '08001', '08003', '08004', '08006'])
const lostErrno = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])
const lostMessages = /Connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|transaction over 30 s/i

/** Whether the database is away or going away, so that a later try may find it again. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isObject(error)) return false
  const code = error.code ?? ''
  return lostStates.has(code) || lostErrno.has(code) || lostMessages.test(error.message)
}
