import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { postmasterOf } from '#tests/helpers/running-postgres'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { CLIENTS, Tills, compare } from './orders-at-tills.ts'
import type { Comparison } from './orders-at-tills.ts'

export type Victim = 'server' | 'database'

export interface KillReport extends Comparison {
  readonly kills: number
  /** What tills were told while the database was away, each once: status, kind of problem and when to try again. */
  readonly told: readonly string[]
}

/** Takes orders with eight clients, kills the victim again and again, and compares what was acknowledged with what is there. */
export async function killDuringIntake(victim: Victim, kills: number): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-kill-'))
  try {
    await using server = new RunningServer(dataDir, await freePort())
    await server.start()
    const client = new ApiClient(server.url)
    const tills = new Tills(client, await openShop(client))
    const { pid } = server
    for (let done = 0; done < kills; done += 1) {
      await tills.take(CLIENTS * 3)
      if (victim === 'server') {
        await server.kill()
        await server.start()
      } else {
        process.kill(await postmasterOf(dataDir), 'SIGKILL')
      }
    }
    await tills.take(CLIENTS)
    await tills.stop()
    if (victim === 'database' && server.pid !== pid) throw new Error('the server did not outlive its database')
    const told = tills.refusals.map(({ status, body, headers }) => `${status} ${String(body.type).split('/problems/')[1]} ${headers.get('retry-after')}`)
    return { ...await compare(dataDir, tills.acknowledged), kills, told: [...new Set(told)] }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
