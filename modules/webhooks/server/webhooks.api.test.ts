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
  await using world = await aWebhookWorld()
  world.inside.splice(0)
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

it('counts twenty endpoints as enough, those that are being removed left out, however many are made at once', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  for (let n = 0; n < 17; n += 1) await world.make(['orders.taken'], content.url)
  const made = await Promise.all(Array.from({ length: 8 }, () => world.ask(owner, 'POST', '/webhooks', { body: content })))
  expect(made.map(({ status, problem }) => problem ?? status).toSorted()).toEqual([201, 201, 201, ...Array<string>(5).fill('webhooks/too-many')])
  await world.stopTidying()
  const { body } = await world.ask<{ items: { id: string }[] }>(owner, 'GET', '/webhooks')
  expect((await world.ask(owner, 'DELETE', `/webhooks/${body.items[0]!.id}`)).status).toBe(204)
  expect((await world.ask(owner, 'POST', '/webhooks', { body: content })).status).toBe(201)
})

it.each([['https:a', 201], ['https://shop.example/\u0000', 'http/invalid'], ['https://shop.example/\u202Egpj.exe', 'http/invalid'], ['ws:a', 'webhooks/refused-address']])('answers %j as an address with %s and no failure of its own', async (url, outcome) => {
  await using world = await aWebhookWorld()
  const made = await world.ask<WebhookView>(world.here.staff.owner, 'POST', '/webhooks', { body: { ...content, url } })
  expect(made.problem ?? made.status).toBe(outcome)
  if (made.status === 201) expect(made.body.url).toBe(new URL(url).href)
})

it('lets a second change of the secret in the same day wait, but for one that ends every former secret, and forgets what signs no more', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  const { id } = await world.make(['orders.taken'], content.url)
  const change = (version: number, keepOldHours: number) => world.ask<{ until: string; oldSecretUntil: string | null }>(owner, 'POST', `/webhooks/${id}/secret`, { version, body: { keepOldHours } })
  const { body: { oldSecretUntil } } = await change(1, 24)
  const again = await change(2, 24)
  expect([again.status, again.problem, again.body.until]).toEqual([409, 'webhooks/former-secret', oldSecretUntil])
  expect((await change(2, 0)).body.oldSecretUntil).toBeNull()
  expect((await change(3, 1)).status).toBe(200)
  await emptyOldDeliveries(world.deps.db, world.here.id, new Date(Date.now() + 50 * 60_000))
  expect(await world.peek('select from webhook_endpoints where old_secret is not null')).toHaveLength(1)
  await emptyOldDeliveries(world.deps.db, world.here.id, new Date(Date.now() + 70 * 60_000))
  expect(await world.peek('select from webhook_endpoints where old_secret is not null or old_secret_until is not null')).toEqual([])
})

it('keeps in the audit no part of an address that lets one in: made, changed, switched off by itself, removed', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  const { id } = await world.make(['orders.taken'], 'https://hooks.example/services/T1/sesame-one')
  await world.ask(owner, 'PATCH', `/webhooks/${id}`, { version: 1, body: { url: `${world.receiver.url}/sesame-two?token=sesame` } })
  world.receiver.answers(410)
  await world.take()
  await world.until(id, ([one]) => one?.state === 'dead')
  await world.ask(owner, 'DELETE', `/webhooks/${id}`)
  const said = await world.peek<{ action: string; text: string }>(`select action, row_to_json(a)::text as text from audit_entries a where subject_id = $1 order by recorded_at`, [id])
  expect(said.map(({ action }) => action)).toEqual(['webhooks.made', 'webhooks.changed', 'webhooks.switched-off', 'webhooks.removed'])
  expect(said.filter(({ text }) => text.includes('sesame'))).toEqual([])
  expect(said.filter(({ text }) => /https:\/\/hooks\.example\/services\/T1\/…|\/hooks\/…/.test(text))).toHaveLength(4)
})

it('answers a request that comes again after its delivery has gone with nothing found', async () => {
  await using world = await aWebhookWorld()
  const { owner } = world.here.staff
  const { id } = await world.make()
  const key = newId()
  expect((await world.ask(owner, 'POST', `/webhooks/${id}/test`, { key })).status).toBe(201)
  await world.until(id, ([one]) => one?.state === 'delivered')
  await world.peek('delete from webhook_deliveries')
  expect((await world.ask(owner, 'POST', `/webhooks/${id}/test`, { key })).problem).toBe('http/not-found')
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
