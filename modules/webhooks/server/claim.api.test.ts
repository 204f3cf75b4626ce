import { expect, it } from 'vitest'
import { aWebhookWorld } from '../testing/webhook-world.ts'
import { lateWebhooks } from './late-webhooks.ts'
import { WebhookSender } from './webhook-sender.ts'

it('sees the others beside a backlog, however long, and whoever has the fewest underway first', async () => {
  await using world = await aWebhookWorld()
  await world.stopSending()
  const busy = await world.make()
  const others = [await world.make(), await world.make(), await world.make(['orders.taken'], world.receiver.url, world.elsewhere.staff.owner)]
  await world.fill(busy.id, 1_000, 'waiting')
  for (const [at, { id }] of others.entries()) await world.fill(id, 2, 'waiting', at === 2 ? world.elsewhere.id : undefined)
  await world.peek(`update webhook_deliveries set next_attempt_at = now() - interval '1 minute' where endpoint_id <> $1`, [busy.id])
  const claim = async (slots: number, underway: object[]): Promise<Record<string, number>> => {
    const { rows } = await world.pool.query<{ endpoint_id: string }>('select endpoint_id from app.claim_webhooks(null, $1, $2, 4, $3)', ['30 seconds', slots, JSON.stringify(underway)])
    return Object.fromEntries([busy, ...others].map(({ id }, at) => [at, rows.filter((row) => row.endpoint_id === id).length]))
  }
  expect(await claim(4, [])).toEqual({ 0: 1, 1: 1, 2: 1, 3: 1 })
  expect(await claim(16, [{ id: busy.id, count: 1 }])).toEqual({ 0: 3, 1: 1, 2: 1, 3: 1 })
  expect(await claim(16, [{ id: busy.id, count: 4 }])).toEqual({ 0: 0, 1: 0, 2: 0, 3: 0 })
})

it('goes by the clock of the database, whatever that of a process says', async () => {
  await using world = await aWebhookWorld()
  await world.stopSending()
  const { id } = await world.make()
  // A machine a day ahead makes a delivery and sends a test; it is due now all the same.
  world.setNow(new Date(Date.now() + 86_400_000))
  await world.take()
  await world.relayed()
  await world.ask(world.here.staff.owner, 'POST', `/webhooks/${id}/test`)
  expect(await world.peek(`select from webhook_deliveries where next_attempt_at <= now()`)).toHaveLength(2)
  // One that is an hour behind takes them up, and for as long as everybody does.
  world.setNow(new Date(Date.now() - 3_600_000))
  world.receiver.answers(() => undefined)
  await using sender = new WebhookSender({ ...world.deps, pool: world.pool, pollMs: 50 })
  const heard = await world.receiver.hears(2)
  expect(sender.underway).toBe(2)
  expect(await world.peek(`select from webhook_deliveries where next_attempt_at > now() + interval '15 seconds'`)).toHaveLength(2)
  expect(heard.map(({ headers }) => Math.abs(Number(headers['webhook-timestamp']) * 1_000 - Date.now()) < 60_000)).toEqual([true, true])
})

it('counts a secret that was damaged as a try that failed', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  await world.peek(`update webhook_endpoints set secret = set_byte(secret, length(secret) - 1, 255 - get_byte(secret, length(secret) - 1))`)
  await world.take()
  const [one] = await world.until(id, ([first]) => first?.attempts === 1)
  expect(one).toMatchObject({ state: 'waiting', lastStatus: null, lastError: 'secret-lost' })
  expect((await world.webhook(id)).failingSince).not.toBeNull()
})

it('leaves an endpoint alone for a while whose outcomes cannot be written down, and delivers to the others', async () => {
  await using world = await aWebhookWorld()
  await using other = await world.receives()
  await world.stopSending()
  const { id } = await world.make()
  await world.fill(id, 40, 'waiting')
  await world.peek(`alter table webhook_attempts add constraint never check (endpoint_id <> '${id}') not valid`)
  await using _ = world.sender()
  await world.receiver.hears(4)
  await world.make(['orders.taken'], other.url)
  await world.take()
  await other.hears(1)
  await new Promise((wake) => { setTimeout(wake, 1_500) })
  // Those that were taken up before the first could not be written down.
  expect(world.receiver.heard.length).toBeLessThan(10)
})

it('says what has been waiting too long, of the shop\'s own and to metrics; not what is off', async () => {
  await using world = await aWebhookWorld()
  await world.stopSending()
  await world.stopTidying()
  const late = async () => (await world.deps.db.inTenant(world.here.id, lateWebhooks)).map(({ description }) => description)
  const seconds = async () => (await world.pool.query<{ late: number | null }>('select app.webhooks_late() as late')).rows[0]!.late
  const { id } = await world.make()
  const stranger = await world.make(['orders.taken'], world.receiver.url, world.elsewhere.staff.owner)
  await world.take()
  await world.relayed()
  expect([await late(), (await seconds())! < 60]).toEqual([[], true])
  await world.fill(stranger.id, 1, 'waiting', world.elsewhere.id)
  expect([await late(), (await seconds())! > 3_000]).toEqual([[], true])
  await world.fill(id, 5, 'waiting')
  expect(await late()).toEqual(['E-shop'])
  await world.peek(`update webhook_endpoints set enabled = false, off_reason = 'person', off_at = now()`)
  expect([await late(), await seconds()]).toEqual([[], null])
})
