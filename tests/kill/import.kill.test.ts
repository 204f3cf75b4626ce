import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'

interface View { readonly state: string; readonly version: number; readonly position: number; readonly foreseen: unknown; readonly result: unknown }

const ROWS = 12_000

it('goes on where it was when the server is killed in the middle of an import, with the counts of the dry run', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-kill-import-'))
  try {
    await using server = new RunningServer(dataDir, await freePort())
    await server.start()
    const client = new ApiClient(server.url)
    await openShop(client)
    const rows = Array.from({ length: ROWS }, (_, n) => `${n};Eva;Nová ${n};zakaznik${n}@example.com`)
    const { id } = await client.must<{ id: string }>(201, 'POST', '/imports', { kind: 'customers', fileName: 'customers.csv', size: 1 })
    await client.must(204, 'PUT', `/imports/${id}/parts/0`, { base64: Buffer.from(`ID;Name;Surname;E-mail\n${rows.join('\n')}\n`).toString('base64') })
    const { version } = await client.must<View>(200, 'POST', `/imports/${id}/read`)
    const view = (): Promise<View> => client.must<View>(200, 'GET', `/imports/${id}`)
    const until = async (reached: (view: View) => boolean): Promise<View> => {
      for (;;) {
        const now = await view()
        if (reached(now)) return now
        await wait(50)
      }
    }
    await client.must(202, 'POST', `/imports/${id}/dry-run`, undefined, { version })
    const judged = await until(({ state }) => state === 'judged')
    await client.must(202, 'POST', `/imports/${id}/run`, undefined, { version: judged.version })
    for (const kill of [1, 2]) {
      const { state } = await until((now) => now.state === 'done' || now.position >= kill * 3_000)
      expect(state, 'the import is killed while it works').toBe('running')
      await server.kill()
      await server.start()
    }
    const done = await until(({ state }) => state === 'done')
    expect(done).toMatchObject({ position: ROWS, result: judged.foreseen })
    await client.must(202, 'POST', `/imports/${id}/undo`, undefined, { version: done.version })
    expect(await until(({ state }) => state === 'undone')).toMatchObject({ undone: { removed: ROWS, restored: 0, kept: 0 } })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
