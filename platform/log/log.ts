import pino from 'pino'
import type { DestinationStream, Logger } from 'pino'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Field names that never reach the log, wherever they stand in the first three depths. */
const secretNames = ['password', 'passwd', 'secret', 'token', 'authorization', 'cookie', 'set-cookie', 'email', 'phone', 'connectionString']
const redacted = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

/** JSON lines for machines: time, level, request and organization id; never a name or a secret. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redacted, censor: '…' },
    serializers: { err: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

interface Described { type: string; message: string; code?: unknown; constraint?: unknown; table?: unknown; stack?: string; cause?: Described }

/**
 * What helps to find a fault, and nothing that a person typed: PostgreSQL puts values into `detail`, `where` and, for values
 * it cannot read (class 22), between the quotes of the message itself.
 */
export function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === 'string' ? error : 'thrown without an error' }
  const { code, constraint, table, cause } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown }
  const sqlState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
  const message = sqlState?.startsWith('22') ? error.message.replace(/"[^"]*"|: .*$/gs, (part) => (part.startsWith('"') ? '"…"' : ': …')) : error.message
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n')
  return {
    type: error.name, message,
    ...(code !== undefined && { code }), ...(constraint !== undefined && { constraint }), ...(table !== undefined && { table }),
    ...(frames && { stack: frames }),
    ...(cause !== undefined && depth < 3 && { cause: describeError(cause, depth + 1) }),
  }
}
