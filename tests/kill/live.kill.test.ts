import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { HintEar, holdersFor } from '#tests/helpers/hint-ear'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const EARS = 100

it('no hint is lost over a kill: what was acknowledged was there to be fetched when the stream was back, or is told on it', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-live-'))
  {
    await using server = new RunningServer(dataDir, await freePort())
    await server.start()
    const api = new ApiClient(server.url)
    await openShop(api)
    const ears = await Promise.all((await holdersFor(api, EARS)).map((headers) => HintEar.open(server.url, headers)))
    const acknowledged: { id: string; at: number }[] = []
    let going = true
    const writer = (async () => {
      while (going) {
        const made = await api.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Ema', familyName: `Nová ${acknowledged.length}`, phones: [], emails: [] }).catch(() => null)
        if (made) acknowledged.push({ id: made.id, at: Date.now() })
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const until = (ready: () => boolean): Promise<void> => expect.poll(ready, { timeout: 30_000 }).toBe(true)
    for (let round = 1; round <= 2; round += 1) {
      const before = acknowledged.length
      await until(() => acknowledged.length > before + 30)
      await server.kill()
      await server.start()
      await until(() => ears.every(({ opened }) => opened > round))
    }
    const before = acknowledged.length
    await until(() => acknowledged.length > before + 30)
    going = false
    await writer
    await until(() => ears.every(({ heard }) => heard.has(acknowledged.at(-1)!.id)))
    const lost = ears.flatMap((ear) => acknowledged.filter(({ id, at }) => at >= ear.openedAt && !ear.heard.has(id)))
    expect([lost.length, acknowledged.length > 90]).toEqual([0, true])
    console.log(`live: ${EARS} streams over 2 kills, ${acknowledged.length} changes, ${lost.length} hints lost`)
    for (const ear of ears) ear[Symbol.dispose]()
  }
  await rm(dataDir, { recursive: true, force: true })
})
