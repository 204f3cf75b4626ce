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
      await using floor = await openFloor(config, say, { beside: true })
      void floor
      say('The database is ready.')
      return 0
    },
  },
  sample: { help: 'sample: makes the sample shop; --passwords prints those of its people, --delete deletes it', run: async (config, args) => (await import('./sample.ts')).sample(config, args) },
  organization: { help: 'organization create | list', run: async (config, args) => (await import('./with-context.ts')).withContext(config, async (context) => (await import('./organization.ts')).organization(context, args)) },
  user: { help: 'user create | reset | reset-factor | disable', run: async (config, args) => (await import('./with-context.ts')).withContext(config, async (context) => (await import('./user.ts')).user(context, args)) },
  'api-key': { help: 'api-key --for <e-mail> --scopes all: prints a key for a machine', run: async (config, args) => (await import('./with-context.ts')).withContext(config, async (context) => (await import('./api-key.ts')).apiKey(context, args)) },
  keys: { help: 'keys list | rotate | sheet | restore: the keys of what is encrypted', run: async (config, args) => (await import('./keys/keys.ts')).keys(config, args) },
  doctor: { help: 'doctor [area|all] [--json]: looks for what is wrong and says what to do; doctor lists --rebuild sets the lists right', run: async (config, args) => (await import('./doctor.ts')).doctor(config, args) },
  inspect: { help: 'inspect FILE [--json]: what is in a file, and every defect with its line', run: async (_config, args) => (await import('./inspect.ts')).inspect(args) },
}
