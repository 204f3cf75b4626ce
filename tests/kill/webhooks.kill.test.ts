import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { aReceiver } from '#tests/helpers/receiver'

interface Delivery { readonly messageId: string; readonly state: string; readonly attempts: number }

it('delivers what happened before a kill, in the middle of a try too: under the same id, signed, and once where it was taken', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lunette-kill-webhooks-'))
  try {
    await using receiver = await aReceiver()
    await using server = new RunningServer(dataDir, await freePort(), { LUNETTE_WEBHOOKS_INSIDE: new URL(receiver.url).host })
    await server.start()
    const client = new ApiClient(server.url)
    const { branchId, customerId, frameId } = await openShop(client)
    const take = (): Promise<unknown> => client.must(201, 'POST', '/orders', { kind: 'repair', branchId, customerId, lines: [{ variantId: frameId }] })
    const { id, secret } = await client.must<{ id: string; secret: string }>(201, 'POST', '/webhooks', { url: receiver.url, description: 'E-shop', types: ['orders.taken'] })
    const deliveries = async (): Promise<readonly Delivery[]> => (await client.must<{ items: Delivery[] }>(200, 'GET', `/webhooks/${id}/deliveries`)).items
    const settled = async (count: number): Promise<void> => {
      for (const giveUpAt = Date.now() + 60_000; (await deliveries()).filter(({ state }) => state === 'delivered').length < count; await wait(100)) if (Date.now() > giveUpAt) throw new Error(JSON.stringify(await deliveries()))
    }
    await take()
    await receiver.hears(1)
    await settled(1)
    // From now on the receiver listens and says nothing: the tries hang.
    receiver.answers(() => undefined)
    for (let n = 0; n < 3; n += 1) await take()
    await receiver.hears(4)
    await server.kill()
    receiver.answers(200)
    await server.start()
    await settled(4)
    await wait(1_000)
    const times = new Map<string, number>()
    for (const { id: messageId, body, headers } of receiver.heard) {
      times.set(messageId, (times.get(messageId) ?? 0) + 1)
      expect(new Webhook(secret).verify(body, { ...headers })).toMatchObject({ type: 'orders.taken' })
    }
    expect([...times.values()].toSorted()).toEqual([1, 2, 2, 2])
    expect((await deliveries()).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(Array(4).fill('delivered 1'))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
