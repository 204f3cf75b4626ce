import type { Config } from '../config.ts'
import { openFloor } from '../floor.ts'

export interface Verb {
  readonly help: string
  /** Answers the exit code. */
  readonly run: (config: Config, args: readonly string[]) => Promise<number>
}

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** What the command `lunette` can do. Verbs load what they need: a look at the help needs nothing. */
export const verbs: Readonly<Record<string, Verb>> = {
  start: { help: 'serves Lunette; --role web|worker splits it over processes', run: async (config, args) => (await import('./start.ts')).start(config, args) },
  migrate: {
    help: 'prepares the database: roles, tables, job queue',
    run: async (config) => {
      await using floor = await openFloor(config, say)
      void floor
      say('The database is ready.')
      return 0
    },
  },
}
