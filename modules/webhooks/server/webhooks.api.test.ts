import { newId } from '#kernel/ids'
import { expect, it } from 'vitest'
import type { WebhookMade, WebhookView } from '../contract.ts'
import { aWebhookWorld } from '../testing/webhook-world.ts'
import { emptyOldDeliveries } from './empty-old-deliveries.ts'

const content = { url: 'https://shop.example/hooks', description: 'E-shop', types: ['orders.taken'] }

it('shows the secret once: not again for the same request, not in any list, not in the database', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  const [key, id] = [newId(), newId()]
  const first = await world.ask<WebhookMade>(owner, 'POST', '/webhooks', { body: { ...content, id }, key })
  expect([first.status, first.body.secret?.startsWith('whsec_')]).toEqual([201, true])
  const again = await world.ask<WebhookMade>(owner, 'POST', '/webhooks', { body: { ...content, id }, key })
  expect(again.body).toEqual({ ...first.body, secret: null })
  const known = await world.ask<WebhookMade>(owner, 'POST', '/webhooks', { body: { ...content, id } })
  expect([known.status, known.body.secret]).toEqual([200, null])
  const other = await world.ask(owner, 'POST', '/webhooks', { body: { ...content, id, url: 'https://other.example/' } })
  expect([other.status, other.problem]).toEqual([409, 'http/id-exists'])
  const secret = first.body.secret!
  expect(JSON.stringify((await world.ask(owner, 'GET', '/webhooks')).body)).not.toContain('whsec_')
  const rows = await world.peek<{ text: string }>(`select row_to_json(e)::text as text from webhook_endpoints e union all select row_to_json(a)::text from audit_entries a union all select row_to_json(o)::text from outbox o union all select row_to_json(i)::text from idempotency i`)
  const seen = rows.map(({ text }) => text).join()
  expect([seen.includes(secret), seen.includes(Buffer.from(secret).toString('hex')), rows.length > 3]).toEqual([false, false, true])
})

it.each([
  ['http://shop.example/', 'not-https'], ['https://127.0.0.1/', 'inside'], ['https://[::1]/', 'inside'], ['https://169.254.169.254/latest/meta-data', 'inside'], ['https://2130706433/', 'inside'],
  ['https://localhost/', 'local-name'], ['https://eva:x@shop.example/', 'has-sign-in'], ['not an address', 'no-address'],
])('refuses %s as %s, made or changed', async (url, reason) => {
  await using world = await aWebhookWorld({ inside: [] })
  const { owner } = world.here.staff
  const made = await world.ask<{ reason: string }>(owner, 'POST', '/webhooks', { body: { ...content, url } })
  expect([made.status, made.problem, made.body.reason]).toEqual([422, 'webhooks/refused-address', reason])
  const { id } = await world.make(['orders.taken'], content.url)
  expect((await world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 1, body: { url } })).problem).toBe('webhooks/refused-address')
})

it('is changed by who saw the newest version, switched off and on again', async () => {
  await using world = await aWebhookWorld()
  const { manager } = world.here.staff
  const { id } = await world.make(['orders.taken'], content.url)
  expect((await world.ask(manager, 'PATCH', `/webhooks/${id}`, { body: { description: 'Lab' } })).problem).toBe('http/version-missing')
  expect((await world.ask<WebhookView>(manager, 'PATCH', `/webhooks/${id}`, { version: 1, body: { description: 'Lab', types: ['orders.cancelled', 'orders.taken'] } })).body).toMatchObject({ description: 'Lab', types: ['orders.cancelled', 'orders.taken'], version: 2 })
  const stale = await world.ask<{ version: number }>(manager, 'PATCH', `/webhooks/${id}`, { version: 1, body: { description: 'E-shop' } })
  expect([stale.status, stale.problem, stale.body.version]).toEqual([409, 'http/version-stale', 2])
  expect((await world.ask(manager, 'POST', `/webhooks/${id}/secret`, { version: 1, body: {} })).problem).toBe('http/version-stale')
  expect((await world.ask(manager, 'PATCH', `/webhooks/${id}`, { version: 2, body: { enabled: false } })).body).toMatchObject({ enabled: false, offReason: 'person' })
  expect((await world.ask(manager, 'POST', `/webhooks/${id}/test`)).problem).toBe('webhooks/off')
  expect((await world.ask(manager, 'PATCH', `/webhooks/${id}`, { version: 3, body: { enabled: true } })).body).toMatchObject({ enabled: true, offReason: null })
  const said = await world.peek<{ action: string }>(`select action from audit_entries where subject_id = $1 order by recorded_at`, [id])
  expect(said.map(({ action }) => action)).toEqual(['webhooks.made', 'webhooks.changed', 'webhooks.changed', 'webhooks.changed'])
})

it('is nobody\'s business but that of owners and managers, and of no other organization', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make(['orders.taken'], content.url)
  const { optician, accountant, manager } = world.here.staff
  for (const staff of [optician, accountant]) expect((await world.ask(staff, 'GET', '/webhooks')).problem).toBe('http/forbidden')
  expect((await world.ask(manager, 'GET', `/webhooks/${id}`)).status).toBe(200)
  const stranger = world.elsewhere.staff.owner
  for (const path of ['', '/deliveries', `/deliveries/${newId()}`]) expect((await world.ask(stranger, 'GET', `/webhooks/${id}${path}`)).problem).toBe('http/not-found')
  expect((await world.ask(stranger, 'DELETE', `/webhooks/${id}`)).problem).toBe('http/not-found')
  expect((await world.ask(stranger, 'GET', '/webhooks')).body).toEqual({ items: [], nextCursor: null })
})

it('sends a test, and what was sent is seen', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  const { status, body } = await world.ask<{ messageId: string }>(world.here.staff.owner, 'POST', `/webhooks/${id}/test`)
  expect(status).toBe(201)
  const [heard] = await world.receiver.hears(1)
  expect([heard!.id, JSON.parse(heard!.body)]).toMatchObject([body.messageId, { type: 'webhooks.test', data: { id } }])
})

it('removed, it leaves nothing behind', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  await world.take()
  await world.until(id, ([one]) => one?.state === 'delivered')
  expect((await world.ask(world.here.staff.owner, 'DELETE', `/webhooks/${id}`)).status).toBe(204)
  expect(await world.peek('select from webhook_deliveries union all select from webhook_attempts')).toEqual([])
  expect((await world.ask(world.here.staff.owner, 'GET', `/webhooks/${id}`)).problem).toBe('http/not-found')
})

it('lets go what is older than 30 days, of its own organization', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  for (let n = 0; n < 3; n += 1) await world.take()
  const [, , oldest] = await world.until(id, (all) => all.length === 3 && all.every(({ state }) => state === 'delivered'))
  await world.peek(`update webhook_deliveries set created_at = now() - interval '29 days'`)
  await world.peek(`update webhook_deliveries set created_at = now() - interval '31 days' where message_id = $1`, [oldest!.messageId])
  await emptyOldDeliveries(world.deps.db, world.elsewhere.id, new Date())
  expect(await world.deliveries(id)).toHaveLength(3)
  await emptyOldDeliveries(world.deps.db, world.here.id, new Date())
  expect((await world.deliveries(id)).map(({ messageId }) => messageId)).not.toContain(oldest!.messageId)
  expect(await world.deliveries(id)).toHaveLength(2)
  expect(await world.peek('select from webhook_attempts')).toHaveLength(2)
})

it('makes nothing where webhooks are switched off', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  await world.peek(`insert into organization_capabilities (organization_id, capability, enabled) values ($1, 'webhooks', false)`, [world.here.id])
  await world.take()
  await world.relayed()
  await world.peek('delete from organization_capabilities')
  await world.take()
  await world.receiver.hears(1)
  expect(await world.deliveries(id)).toHaveLength(1)
})

it('counts twenty endpoints as enough', async () => {
  await using world = await aWebhookWorld()
  for (let n = 0; n < 20; n += 1) await world.make(['orders.taken'], content.url)
  expect((await world.ask(world.here.staff.owner, 'POST', '/webhooks', { body: content })).problem).toBe('webhooks/too-many')
})

it('is paged', async () => {
  await using world = await aWebhookWorld()
  const { id } = await world.make()
  for (let n = 0; n < 5; n += 1) await world.take()
  const all = await world.until(id, (some) => some.length === 5)
  const pages: string[] = []
  for (let cursor = ''; ;) {
    const { body } = await world.ask<{ items: { messageId: string }[]; nextCursor: string | null }>(world.here.staff.owner, 'GET', `/webhooks/${id}/deliveries?limit=2${cursor}`)
    pages.push(...body.items.map(({ messageId }) => messageId))
    if (!body.nextCursor) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(pages).toEqual(all.map(({ messageId }) => messageId))
  expect(pages).toEqual(pages.toSorted().toReversed())
  expect((await world.ask(world.here.staff.owner, 'GET', `/webhooks/${id}/deliveries?cursor=forged`)).problem).toBe('http/invalid')
})
