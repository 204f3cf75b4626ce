import { parseArgs } from 'node:util'
import { StartRefused } from '#platform/start-refused'
import type { Config } from '../config.ts'
import { openFloor } from '../floor.ts'
import type { Floor } from '../floor.ts'
import { makeSample } from '../sample.ts'
import { serve } from '../serve.ts'
import type { ServerRole } from '../serve.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** `lunette start`: serves until told to end by Ctrl-C, a signal, or the end of the `npm start` it came from. */
export async function start(config: Config, args: readonly string[]): Promise<number> {
  const role = readRole(args)
  await using floor = await openFloor(config, say, { beside: role !== 'all' })
  const ended = untilToldToEnd()
  if (config.sample === 'on' && await isEmpty(floor)) {
    say('Making the sample shop.')
    await makeSample(floor)
  }
  await using server = await serve(floor, role, config.port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new StartRefused(`Port ${config.port} is taken by another program: end it, or start with another PORT, such as PORT=${config.port + 1}.`)
    if (error.code === 'EACCES') throw new StartRefused(`Port ${config.port} needs more rights: start with a PORT above 1023.`)
    throw error
  })
  say(`Lunette serves on ${config.publicUrl}`)
  if (config.network && role !== 'worker') {
    say(`On this machine it serves on http://localhost:${config.port} as well.`)
    if (!config.network.own) say(`A phone or till that does not trust it yet opens ${config.publicUrl.replace(/^https/, 'http')}/trust once.`)
  }
  if (await isEmpty(floor)) say(`Nothing is set up yet. From another device the first page asks for this code: ${server.wired.setupCode}`)
  await ended
  say('Ending in order.')
  return 0
}

async function isEmpty({ db }: Floor): Promise<boolean> {
  return (await db.pool.query<{ organizations: number }>('select organizations from app.installation()')).rows[0]?.organizations === 0
}

function readRole(args: readonly string[]): ServerRole {
  try {
    const { role = 'all' } = parseArgs({ args: [...args], options: { role: { type: 'string' } } }).values
    if (role === 'all' || role === 'web' || role === 'worker') return role
  } catch {
    // Said below.
  }
  throw new StartRefused('Write: lunette start, or lunette start --role web, or lunette start --role worker.')
}

function untilToldToEnd(): Promise<void> {
  return new Promise((end) => {
    // Each time, not once: Ctrl-C comes from the terminal and again through npm, and the second must not cut the ending short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end())
    // The `npm start` around this process is gone: nobody would be there to end it.
    process.once('disconnect', () => end())
    // Listening for its end would keep this process alive for ever.
    process.channel?.unref()
  })
}
