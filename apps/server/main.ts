import { StartRefused } from '#platform/start-refused'
import { verbs } from './cli/verbs.ts'
import { readConfig } from './config.ts'

const usage = `lunette <verb>

${Object.entries(verbs).map(([name, verb]) => `  ${name.padEnd(14)} ${verb.help}`).join('\n')}
`

try {
  const [name = 'help', ...args] = process.argv.slice(2)
  const verb = verbs[name]
  if (verb) process.exitCode = await verb.run(readConfig(process.env), args)
  else {
    process.stderr.write(usage)
    process.exitCode = ['help', '--help'].includes(name) ? 0 : 2
  }
} catch (error) {
  // Loaded here: a look at the help needs no database.
  const lost = !(error instanceof StartRefused) && (await import('#platform/db/errors')).isDatabaseAway(error)
  if (!(error instanceof StartRefused) && !lost) throw error
  process.stderr.write(lost ? 'The database went away or did not answer within 30 seconds. Nothing half-done is kept: write the command again when the machine is less busy.\n' : `${(error as StartRefused).message}\n`)
  process.exitCode = 1
}
