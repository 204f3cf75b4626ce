import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import type { WebhookMade } from '../contract.ts'
import { aPostOffice } from '#tests/helpers/post-office'
import { aWebhookWorld } from '../testing/webhook-world.ts'

const HOUR_MS = 3_600_000
const later = (ms: number): Date => new Date(Date.now() + ms)

it('tells a receiver what happened, signed so that the reference library verifies it, with ids and no name', async () => {
  await using world = await aWebhookWorld()
  // How the world came to be is told to nobody.
  await world.relayed()
  const { id, secret } = await world.make(['orders.taken', 'customers.changed'])
  const { body: order } = await world.take()
  const [heard] = await world.receiver.hears(1)
  const message = new Webhook(secret).verify(heard!.body, { ...heard!.headers })
  expect(message).toEqual({ type: 'orders.taken', timestamp: expect.any(String), data: { id: order.id, version: 1, branchId: world.here.branchId, stage: order.stage, phase: order.phase } })
  expect(heard!.headers['content-type']).toBe('application/json')
  expect(heard!.body).not.toMatch(/Vesel|Kate|603\s?\d{3}\s?\d{3}/)
  const [delivered] = await world.until(id, ([one]) => one?.state === 'delivered')
  expect(delivered).toMatchObject({ messageId: heard!.id, type: 'orders.taken', subjectId: order.id, attempts: 1, lastStatus: 200, lastError: null, nextAttemptAt: null })
  expect(await world.whole(id, heard!.id)).toMatchObject({ body: heard!.body, url: world.receiver.url, tries: [{ number: 1, status: 200, answer: null, error: null, signature: heard!.headers['webhook-signature'] }] })
})

it('makes one delivery for each fact and endpoint, only of the types that are wanted, only in the organization it happened in, and none where nobody listens', async () => {
  await using world = await aWebhookWorld()
  await using other = await world.receives()
  await world.make(['orders.taken'], `${other.url}/elsewhere`, world.elsewhere.staff.owner)
  await world.take()
  await world.relayed()
  expect(await world.peek('select from webhook_deliveries')).toEqual([])
  const [one, two, none] = [await world.make(['orders.taken']), await world.make(['orders.taken', 'orders.cancelled'], other.url), await world.make(['customers.erased'])]
  await world.take()
  await Promise.all([world.receiver.hears(1), other.hears(1)])
  await world.take()
  await Promise.all([world.until(one.id, (all) => all.length === 2), world.until(two.id, (all) => all.length === 2)])
  expect(await world.deliveries(none.id)).toEqual([])
  expect((await world.deliveries(one.id)).map(({ messageId }) => messageId)).toEqual((await world.deliveries(two.id)).map(({ messageId }) => messageId))
  expect(await world.peek('select from webhook_deliveries')).toHaveLength(4)
})

it('tries again later under the same id and in the same words, at the pace of the specification, until it is taken', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers(500)
  await world.take()
  const [waiting] = await world.until(id, ([one]) => one?.attempts === 1)
  expect(waiting).toMatchObject({ state: 'waiting', lastStatus: 500 })
  const pause = Date.parse(waiting!.nextAttemptAt!) - Date.parse(waiting!.lastAttemptAt!)
  expect([pause >= 5_000, pause < 8_000]).toEqual([true, true])
  world.setNow(later(60_000))
  await world.until(id, ([one]) => one?.attempts === 2)
  world.receiver.answers(204)
  world.setNow(later(600_000))
  await world.until(id, ([one]) => one?.state === 'delivered')
  const heard = await world.receiver.hears(3)
  expect(new Set(heard.map(({ id: messageId, body }) => `${messageId} ${body}`)).size).toBe(1)
  expect(new Set(heard.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
  expect((await world.webhook(id)).failingSince).toBeNull()
})

it('gives up after ten tries: a dead letter, that can be sent again alone or with all', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers(500)
  await world.take()
  for (let tries = 1; tries <= 10; tries += 1) {
    await world.until(id, ([one]) => one?.attempts === tries)
    world.setNow(later(tries * 30 * HOUR_MS))
    // Failing so long it would be switched off; here it is the letter that is looked at.
    await world.peek('update webhook_endpoints set failing_since = null, failures = 0')
  }
  const [dead] = await world.until(id, ([one]) => one?.state === 'dead')
  expect(dead).toMatchObject({ attempts: 10, nextAttemptAt: null })
  expect((await world.webhook(id)).dead).toBe(1)
  expect((await world.whole(id, dead!.messageId)).tries).toHaveLength(10)
  expect(await world.deliveries(id, '?state=delivered')).toEqual([])
  expect(await world.deliveries(id, '?state=dead')).toHaveLength(1)
  const { owner } = world.here.staff
  expect((await world.ask(owner, 'POST', `/webhooks/${id}/deliveries/${dead!.messageId}/resend`)).status).toBe(200)
  await world.until(id, ([one]) => one?.attempts === 11)
  await world.peek(`update webhook_deliveries set state = 'dead'`)
  world.receiver.answers(200)
  expect((await world.ask(owner, 'POST', `/webhooks/${id}/resend-dead`)).body).toEqual({ sent: 1, more: false })
  expect((await world.until(id, ([one]) => one?.state === 'delivered'))[0]!.messageId).toBe(dead!.messageId)
})

it('signs with the former secret as well for as long as was said, and then no more', async () => {
  await using world = await aWebhookWorld()
  const { id, secret: before } = await world.make()
  const { owner } = world.here.staff
  const { body: { secret: after, version, oldSecretUntil } } = await world.ask<WebhookMade>(owner, 'POST', `/webhooks/${id}/secret`, { version: 1, body: { keepOldHours: 2 } })
  expect([after?.startsWith('whsec_'), after === before, version, oldSecretUntil === null]).toEqual([true, false, 2, false])
  await world.take()
  const [both] = await world.receiver.hears(1)
  expect(both!.headers['webhook-signature']!.split(' ')).toHaveLength(2)
  for (const secret of [before, after!]) expect(new Webhook(secret).verify(both!.body, { ...both!.headers })).toBeTruthy()
  world.setNow(later(3 * HOUR_MS))
  await world.take()
  const [, one] = await world.receiver.hears(2)
  const at = new Date(Number(one!.headers['webhook-timestamp']) * 1000)
  expect(one!.headers['webhook-signature']).toBe(new Webhook(after!).sign(one!.id, at, one!.body))
  // Changing a secret is a careful step, and this clock has gone on.
  world.setNow(later(20_000))
  const { body: { secret: last } } = await world.ask<WebhookMade>(owner, 'POST', `/webhooks/${id}/secret`, { version: 2, body: { keepOldHours: 0 } })
  await world.take()
  const [, , alone] = await world.receiver.hears(3)
  expect(alone!.headers['webhook-signature']).toBe(new Webhook(last!).sign(alone!.id, new Date(Number(alone!.headers['webhook-timestamp']) * 1000), alone!.body))
})

it('switches off what answers 410, at once, and buries what waits for it', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers(410)
  await world.take()
  await world.until(id, ([one]) => one?.state === 'dead')
  expect(await world.webhook(id)).toMatchObject({ enabled: false, offReason: 'gone', dead: 1, waiting: 0 })
  await world.take()
  const { owner } = world.here.staff
  const { body } = await world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 2, body: { enabled: true } })
  expect(body).toMatchObject({ enabled: true, offReason: null, offAt: null })
  expect(await world.deliveries(id)).toHaveLength(1)
})

it('switches off after five days of nothing but failures, tells each owner by mail, and keeps what was not taken', async () => {
  await using post = await aPostOffice()
  await using world = await aWebhookWorld({ smtp: { host: '127.0.0.1', port: post.port, secure: false, user: undefined, password: undefined, from: 'shop@here.example' } })
  const { id } = await world.make()
  world.receiver.answers(503)
  await world.take()
  await world.until(id, ([one]) => one?.attempts === 1)
  await world.peek(`update webhook_endpoints set failures = 9, failing_since = now() - interval '4 days 23 hours'`)
  await world.take()
  await world.until(id, (all) => all.length === 2 && all.every(({ attempts }) => attempts === 1))
  expect(await world.webhook(id)).toMatchObject({ enabled: true })
  world.setNow(later(2 * HOUR_MS))
  await world.until(id, (all) => all.length === 2 && all.every(({ state }) => state === 'dead'))
  expect(await world.webhook(id)).toMatchObject({ enabled: false, offReason: 'failing', dead: 2 })
  expect(await world.peek(`select from audit_entries where action = 'webhooks.switched-off' and actor_kind = 'system'`)).toHaveLength(1)
  await world.letters()
  expect(post.letters).toMatchObject([{ to: ['owner@here.example'] }])
})

it('waits as long as the receiver asks', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers((response) => void response.writeHead(429, { 'retry-after': '3600' }).end())
  await world.take()
  const [one] = await world.until(id, ([first]) => first?.attempts === 1)
  expect(Date.parse(one!.nextAttemptAt!) - Date.now()).toBeGreaterThan(HOUR_MS - 20_000)
})

it('calls nothing inside that the settings do not name, and says so', async () => {
  await using world = await aWebhookWorld()
  world.inside.splice(0, 9, '10.99.99.99:80')
  const { id } = await world.make(['orders.taken'], 'http://shop.example/')
  await world.peek('update webhook_endpoints set url = $1', [world.receiver.url])
  await world.take()
  expect(await world.until(id, ([one]) => one?.attempts === 1)).toMatchObject([{ state: 'waiting', lastStatus: null, lastError: 'inside' }])
  expect(world.receiver.heard).toEqual([])
})

it('sends again under the same id what was on its way when the process was killed, and nothing that was written down', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers(() => undefined)
  await world.take()
  await world.receiver.hears(1)
  // Cut off in the middle of a try, as by a kill: nothing is written down.
  await world.stopSending()
  expect(await world.deliveries(id)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  world.receiver.answers(200)
  await using _ = world.sender()
  await new Promise((wake) => setTimeout(wake, 300))
  expect(world.receiver.heard).toHaveLength(1)
  world.setNow(later(31_000))
  await world.until(id, ([one]) => one?.state === 'delivered')
  await new Promise((wake) => setTimeout(wake, 300))
  const heard = await world.receiver.hears(2)
  expect([heard.length, heard[0]!.id === heard[1]!.id, heard[0]!.body === heard[1]!.body]).toEqual([2, true, true])
})

it('leaves the others room beside a receiver that does not answer', async () => {
  await using world = await aWebhookWorld()
  await using other = await world.receives()
  world.receiver.answers(() => undefined)
  await world.make()
  for (let n = 0; n < 6; n += 1) await world.take()
  await world.receiver.hears(4)
  await world.make(['orders.taken'], other.url)
  await world.take()
  expect((await other.hears(1)).length).toBe(1)
  expect(world.receiver.heard).toHaveLength(4)
})

it('is shared by two processes: each delivery goes out once', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  await using _ = world.sender()
  for (let n = 0; n < 12; n += 1) await world.take()
  await world.until(id, (all) => all.length === 12 && all.every(({ state }) => state === 'delivered'))
  expect(world.receiver.heard).toHaveLength(12)
  expect(new Set(world.receiver.heard.map(({ id: messageId }) => messageId)).size).toBe(12)
})

it('sends nothing more where webhooks were switched off, and goes on when they are back', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  world.receiver.answers(500)
  await world.take()
  await world.until(id, ([one]) => one?.attempts === 1)
  await world.peek(`insert into organization_capabilities (organization_id, capability, enabled) values ($1, 'webhooks', false)`, [world.here.id])
  world.receiver.answers(200)
  world.setNow(later(HOUR_MS))
  await new Promise((wake) => { setTimeout(wake, 500) })
  expect(world.receiver.heard).toHaveLength(1)
  await world.peek('delete from organization_capabilities')
  await world.until(id, ([one]) => one?.state === 'delivered')
})

it('holds nothing against a new address that the former one answered late, and leaves delivered what was', async () => {
  await using world = await aWebhookWorld()
  await using other = await world.receives()
  const { id } = await world.make()
  let late: (() => void) | undefined
  world.receiver.answers((response) => { late = () => void response.writeHead(410).end() })
  await world.take()
  await world.receiver.hears(1)
  expect((await world.ask(world.here.staff.owner, 'PATCH', `/webhooks/${id}`, { version: 1, body: { url: other.url } })).status).toBe(200)
  // Taken by the new address before the former one has said its word.
  await world.peek(`update webhook_deliveries set next_attempt_at = now() - interval '1 minute'`)
  await world.until(id, ([one]) => one?.state === 'delivered')
  late?.()
  await world.until(id, ([one]) => one?.attempts === 2)
  expect((await world.deliveries(id))[0]).toMatchObject({ state: 'delivered' })
  expect(await world.webhook(id)).toMatchObject({ enabled: true, failingSince: null })
  expect(other.heard).toHaveLength(1)
})
