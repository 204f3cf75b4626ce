import { Callers } from '#modules/identity/server'
import { openPool } from '#platform/db/pool'
import type { Config } from '../config.ts'
import { onOrganizationCreated } from '../defaults.ts'
import { openFloor } from '../floor.ts'
import type { CliContext } from './context.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** Runs a verb about people or organizations, beside a running server or alone. */
export async function withContext(config: Config, run: (context: CliContext) => Promise<number>): Promise<number> {
  await using floor = await openFloor(config, say, { beside: true })
  const owner = openPool(floor.connections.owner, 1)
  try {
    const now = (): Date => new Date()
    const callers = new Callers({ db: floor.db, now }, floor.master.sessionSecret)
    return await run({
      identity: { db: floor.db, keys: floor.keys, callers, now, publicUrl: config.publicUrl, onOrganizationCreated }, owner, say,
      print: (line) => void process.stdout.write(`${line}\n`),
    })
  } finally {
    await owner.end()
  }
}
