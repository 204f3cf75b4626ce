import { Logger } from 'graphile-worker'
import type { Logger as PinoLogger } from 'pino'

/** The queue's own talk, kept for nobody. */
export const quiet = new Logger(() => () => undefined)

/** The queue's warnings and errors in our log; what it says of each job is left out, for payloads stay out of logs. */
export const jobLogger = (log: PinoLogger, isEnding: () => boolean): Logger =>
  new Logger(() => (level, message) => {
    // What is cut off while we end was cut off by us.
    if (isEnding()) return
    if (level === 'error') log.error({ jobs: true }, message.slice(0, 500))
    else if (level === 'warning') log.warn({ jobs: true }, message.slice(0, 500))
  })
