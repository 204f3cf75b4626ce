import { expect, it } from 'vitest'
import type { WebhookView } from '../contract.ts'
import { aWebhookWorld } from '../testing/webhook-world.ts'
import { tidyWebhook } from './tidy-webhook.ts'

type World = Awaited<ReturnType<typeof aWebhookWorld>>

const tidy = (world: World, id: string): Promise<boolean> => tidyWebhook(world.deps.db, { organization_id: world.here.id, endpoint_id: id })

it('removed, it is told nothing more, is shown as being removed and refused to everybody, and goes a thousand deliveries at a time', async () => {
  await using world = await aWebhookWorld()
  await world.stopTidying()
  const { owner } = world.here.staff
  const { id } = await world.make()
  const other = await world.make()
  await world.fill(id, 2_500, 'waiting')
  await world.stopSending()
  expect((await world.ask(owner, 'DELETE', `/webhooks/${id}`)).status).toBe(204)
  expect(await world.webhook(id)).toMatchObject({ removing: true, enabled: false })
  expect((await world.ask<{ items: WebhookView[] }>(owner, 'GET', '/webhooks')).body.items.map(({ removing }) => removing)).toEqual([true, false])
  const refused = await Promise.all([
    world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 2, body: { enabled: true } }), world.ask(owner, 'POST', `/webhooks/${id}/secret`, { version: 2, body: {} }),
    world.ask(owner, 'POST', `/webhooks/${id}/test`), world.ask(owner, 'POST', `/webhooks/${id}/resend-dead`), world.ask(owner, 'DELETE', `/webhooks/${id}`),
  ])
  expect(refused.map(({ problem }) => problem)).toEqual(Array(5).fill('webhooks/being-removed'))
  const heard = world.receiver.heard.length
  await using _ = world.sender()
  await world.take()
  await world.until(other.id, (all) => all.some(({ state }) => state === 'delivered'))
  expect(world.receiver.heard).toHaveLength(heard + 1)
  const left = []
  for (let more = true; more; left.push(Object.values(await world.count(id)).reduce((sum, count) => sum + count, 0))) more = await tidy(world, id)
  expect(left).toEqual([1_500, 500, 0])
  expect(await world.peek('select from webhook_endpoints where id = $1 union all select from webhook_attempts where endpoint_id = $1', [id])).toEqual([])
  expect((await world.ask(owner, 'GET', `/webhooks/${id}`)).problem).toBe('http/not-found')
})

it('is gone soon by itself, and no other organization\'s with it', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  const { id } = await world.make()
  const stranger = await world.make(['orders.taken'], world.receiver.url, world.elsewhere.staff.owner)
  await world.fill(stranger.id, 3, 'delivered', world.elsewhere.id)
  await world.fill(id, 2_500, 'delivered')
  expect((await world.ask(owner, 'DELETE', `/webhooks/${id}`)).status).toBe(204)
  await expect.poll(async () => (await world.ask(owner, 'GET', `/webhooks/${id}`)).problem, { timeout: 20_000 }).toBe('http/not-found')
  expect([await world.count(id), await world.count(stranger.id)]).toEqual([{}, { delivered: 3 }])
})

it('buries what waits for one that is off a thousand at a time, after the outcome that switched it off is written down', async () => {
  await using world = await aWebhookWorld()
  await world.stopTidying()
  const { id } = await world.make()
  world.receiver.answers(410)
  await world.fill(id, 2_500, 'waiting')
  await expect.poll(async () => (await world.webhook(id)).offReason, { timeout: 20_000 }).toBe('gone')
  await expect.poll(async () => (await world.peek(`select from webhook_attempts where status = 410`)).length).toBeGreaterThan(0)
  await world.stopSending()
  const { waiting = 0, dead = 0 } = await world.count(id)
  expect([waiting > 2_400, waiting + dead]).toEqual([true, 2_500])
  const left = []
  for (let more = true; more; left.push((await world.count(id)).waiting ?? 0)) more = await tidy(world, id)
  expect(left).toEqual([waiting - 1_000, waiting - 2_000, 0])
})

it('leaves alone what waits, and what was not taken, of one that was switched on again meanwhile', async () => {
  await using world = await aWebhookWorld()
  await world.stopTidying()
  await world.stopSending()
  const { owner } = world.here.staff
  const { id } = await world.make()
  await world.fill(id, 10, 'waiting')
  await world.fill(id, 3, 'dead')
  await world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 1, body: { enabled: false } })
  await world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 2, body: { enabled: true } })
  expect(await tidy(world, id)).toBe(false)
  expect(await world.count(id)).toEqual({ waiting: 10, dead: 3 })
})

it('sends everything again a thousand at a time: the first at once, the others by themselves', async () => {
  await using world = await aWebhookWorld()
  await world.stopTidying()
  await world.stopSending()
  const { id } = await world.make()
  await world.fill(id, 2_500, 'dead')
  const { body } = await world.ask(world.here.staff.owner, 'POST', `/webhooks/${id}/resend-dead`)
  expect([body, await world.count(id)]).toEqual([{ sent: 1_000, more: true }, { waiting: 1_000, dead: 1_500 }])
  const left = []
  for (let more = true; more; left.push((await world.count(id)).dead ?? 0)) more = await tidy(world, id)
  expect(left).toEqual([500, 0])
  // Done: what dies later is not sent again by itself.
  await world.peek(`update webhook_deliveries set state = 'dead'`)
  expect(await world.peek('select from app.untidy_webhooks(10)')).toEqual([])
})
