import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'

interface View { readonly state: string; readonly version: number; readonly position: number; readonly foreseen: unknown; readonly result: unknown }

const ROWS = 12_000

it('goes on where it was when the server is killed in the middle of the dry run, the import and its undoing, and every count is right', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-kill-import-'))
  try {
    await using server = new RunningServer(dataDir, await freePort())
    await server.start()
    const client = new ApiClient(server.url)
    await openShop(client)
    const rows = Array.from({ length: ROWS }, (_, n) => `${n};Eva;Nová ${n};zakaznik${n}@example.com`)
    const file = Buffer.from(`ID;Name;Surname;E-mail\n${rows.join('\n')}\n`)
    const { id } = await client.must<{ id: string }>(201, 'POST', '/imports', { kind: 'customers', fileName: 'customers.csv', size: file.length })
    await client.must(204, 'PUT', `/imports/${id}/parts/0`, { base64: file.toString('base64') })
    const { version } = await client.must<View>(200, 'POST', `/imports/${id}/read`)
    const view = (): Promise<View> => client.must<View>(200, 'GET', `/imports/${id}`)
    const until = async (reached: (view: View) => boolean): Promise<View> => {
      for (;;) {
        const now = await view()
        if (reached(now)) return now
        await wait(50)
      }
    }
    /** Pulls the plug in the middle of a phase. */
    const killedWhile = async (phase: string, reached: (view: View) => boolean): Promise<void> => {
      const { state } = await until((now) => now.state !== phase || reached(now))
      expect(state, 'the import is killed while it works').toBe(phase)
      await server.kill()
      await server.start()
    }
    await client.must(202, 'POST', `/imports/${id}/dry-run`, undefined, { version })
    await killedWhile('judging', ({ position }) => position >= 3_000)
    const judged = await until(({ state }) => state === 'judged')
    await client.must(202, 'POST', `/imports/${id}/run`, undefined, { version: judged.version })
    await killedWhile('running', ({ position }) => position >= 4_000)
    const done = await until(({ state }) => state === 'done')
    expect(done).toMatchObject({ position: ROWS, result: judged.foreseen })
    await client.must(202, 'POST', `/imports/${id}/undo`, undefined, { version: done.version })
    await killedWhile('undoing', ({ position }) => position <= ROWS - 2_000)
    expect(await until(({ state }) => state === 'undone')).toMatchObject({ undone: { removed: ROWS, restored: 0, kept: 0 } })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
