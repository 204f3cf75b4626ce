import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { PASSWORD, cookieOf, identityApp } from '../testing/identity-app.ts'
import type { IdentityApp } from '../testing/identity-app.ts'
import type { OrganizationIds } from '../create-organization.ts'
import { hashPassword } from '../password-hash.ts'

const HOUR_MS = 3_600_000
const PIN = '482619'
let app: IdentityApp
let shop: OrganizationIds
let device: string
let clerkId: string

beforeAll(async () => {
  app = await identityApp()
  shop = await app.organization('North', { email: 'jana@north.example' })
  await app.organization('South', { email: 'li@south.example' })
  device = await app.signIn('jana@north.example')
  clerkId = (await app.ask('POST', '/staff', { as: device, body: { name: 'Petr Malý', email: 'petr@north.example', roles: [{ role: 'manager', branchId: null }] } })).body.id
  const [{ person_id: personId } = { person_id: '' }] = await app.peek<{ person_id: string }>('select person_id from staff where id = $1', [clerkId])
  await app.peek('insert into staff_pins (organization_id, staff_id, pin_hash) values ($1, $2, $3)', [shop.organizationId, clerkId, await hashPassword(PIN)])
  expect(personId).not.toBe('')
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  app.clock.aheadMs = 0
  await app.peek('delete from auth.failed_tries')
  await app.peek('update staff_pins set wrong_tries = 0')
  app.deps.callers.forget()
  device = await app.signIn('jana@north.example')
})

const takeOver = (as: string, pin = PIN, staffId = clerkId) => app.ask('POST', '/hands', { as, body: { staffId, pin } })

it('makes somebody else act at the device, and writes down who handed over to whom', async () => {
  const { status, body, headers } = await takeOver(device)
  expect(status).toBe(201)
  expect(body.staff).toMatchObject({ id: clerkId, name: 'Petr Malý' })
  const petr = cookieOf(headers)
  expect((await app.ask('GET', '/session', { as: petr })).body.staff.id).toBe(clerkId)
  const [entry] = await app.peek<{ actor_id: string; changes: object }>("select actor_id, changes from audit_entries where action = 'hands.changed' order by recorded_at desc limit 1")
  expect(entry).toMatchObject({ actor_id: shop.staffId, changes: { from: shop.staffId, to: clerkId } })
})

it('opens neither the house nor its people, whatever the roles', async () => {
  expect((await app.ask('PUT', '/me/pin', { as: device, body: { password: PASSWORD, pin: '90210' } })).status).toBe(204)
  const { body, headers } = await takeOver(cookieOf((await takeOver(device)).headers), '90210', shop.staffId)
  expect(Object.keys(body.rights)).toContain('orders.move')
  expect(Object.keys(body.rights).filter((right) => /manage|export|erase/.test(right))).toEqual([])
  const jana = cookieOf(headers)
  expect((await app.ask('PATCH', '/organization', { as: jana, ifMatch: 1, body: { name: 'Mine' } })).body.type).toMatch(/http\/forbidden$/)
  expect((await app.ask('POST', '/organizations', { as: jana, body: { id: '0199a000-0000-7000-8000-00000000000a', name: 'Another', country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', branch: { name: 'One', timeZone: 'Europe/Prague', hours: [] } } })).body.type).toMatch(/password-only$/)
})

it('sets a PIN only for who knows the password, and no PIN that is easy to see', async () => {
  expect((await app.ask('PUT', '/me/pin', { as: device, body: { password: 'wrong horse battery', pin: '4826' } })).body.errors[0].pointer).toBe('/password')
  expect((await app.ask('PUT', '/me/pin', { as: device, body: { password: PASSWORD, pin: '1234' } })).body.errors[0].pointer).toBe('/pin')
  expect((await app.ask('PUT', '/me/pin', { as: device, body: { password: PASSWORD, pin: '4826' } })).status).toBe(204)
  expect((await app.ask('GET', '/me/pin', { as: device })).body).toEqual({ setAt: expect.any(String), dead: false })
  expect(await app.grep('4826"')).toEqual([])
})

it('goes on to somebody else from who must set up a second factor first, and not to them: the till is never stuck', async () => {
  const petr = cookieOf((await takeOver(device)).headers)
  expect((await app.ask('PUT', '/me/pin', { as: device, body: { password: PASSWORD, pin: '90210' } })).status).toBe(204)
  await app.peek(`update organizations set second_factor_since = '{"manager": "2020-01-01T00:00:00Z"}', second_factor_grace_days = 0 where id = $1`, [shop.organizationId])
  await app.peek(`update staff set created_at = '2020-01-01' where id = $1`, [clerkId])
  app.deps.callers.forget()
  expect((await app.ask('GET', '/branches', { as: petr })).body.type).toMatch(/second-factor-demanded$/)
  expect((await app.ask('GET', '/hands', { as: petr })).body.items.map(({ staffId }: { staffId: string }) => staffId)).toContain(shop.staffId)
  const jana = await takeOver(petr, '90210', shop.staffId)
  expect(jana.status).toBe(201)
  const here = cookieOf(jana.headers)
  const sessions = async (): Promise<number> => (await app.peek('select from auth.session')).length
  const before = await sessions()
  expect((await takeOver(here)).body.type).toMatch(/second-factor-demanded$/)
  expect(await sessions()).toBe(before)
  expect((await app.ask('GET', '/branches', { as: here })).status).toBe(200)
  await app.peek(`update organizations set second_factor_since = '{}' where id = $1`, [shop.organizationId])
})

it('slows guessing down after five wrong PINs and kills the PIN after ten', async () => {
  for (let guess = 0; guess < 5; guess += 1) expect((await takeOver(device, `39${guess}71`)).body.type).toMatch(/wrong-pin$/)
  expect(await takeOver(device)).toMatchObject({ status: 429, body: { type: expect.stringMatching(/too-many-pins$/) } })
  for (let guess = 5; guess < 10; guess += 1) {
    await app.peek('delete from auth.failed_tries')
    await takeOver(device, `39${guess}71`)
  }
  await app.peek('delete from auth.failed_tries')
  expect((await takeOver(device)).body.type).toMatch(/pin-dead$/)
  expect((await app.ask('GET', '/hands', { as: device })).body.items.map(({ staffId }: { staffId: string }) => staffId)).not.toContain(clerkId)
})

it('says the same of a wrong PIN, of nobody, and of somebody of another organization', async () => {
  const south = await app.signIn('li@south.example')
  const answers = [await takeOver(device, '39571'), await takeOver(device, PIN, '0199a000-0000-7000-8000-000000000001'), await takeOver(south)]
  expect(answers.map(({ body }) => body.type.split('/').pop())).toEqual(['wrong-pin', 'wrong-pin', 'wrong-pin'])
})

it('lets hands change only on the day somebody signed in with a password', async () => {
  app.clock.aheadMs = 17 * HOUR_MS
  app.deps.callers.forget()
  expect((await takeOver(device)).body.type).toMatch(/device-closed$/)
  expect((await app.ask('GET', '/hands', { as: device })).body.openUntil).toBeNull()
})

it('ends what a PIN opened after a shift, and with the session of the device', async () => {
  const petr = cookieOf((await takeOver(device)).headers)
  app.clock.aheadMs = 9 * HOUR_MS
  app.deps.callers.forget()
  expect((await app.ask('GET', '/session', { as: petr })).status).toBe(401)
  app.clock.aheadMs = 0
  app.deps.callers.forget()
  expect((await app.ask('GET', '/session', { as: petr })).status).toBe(200)
  await app.ask('DELETE', '/session', { as: device })
  app.deps.callers.forget()
  expect((await app.ask('GET', '/session', { as: petr })).status).toBe(401)
})

it('closes the device when the last hand signs out', async () => {
  const petr = cookieOf((await takeOver(device)).headers)
  expect((await app.ask('DELETE', '/session', { as: petr })).status).toBe(204)
  expect((await app.ask('GET', '/session', { as: device })).status).toBe(401)
})

it('works in the organization of the counter alone', async () => {
  const petr = cookieOf((await takeOver(device)).headers)
  const [{ id: south } = { id: '' }] = await app.peek<{ id: string }>("select id from organizations where name = 'South'")
  expect((await app.ask('GET', '/session', { as: petr, organization: south })).body.type).toMatch(/no-workplace$/)
})

it('puts somebody who is disabled out, and takes their PIN off the list', async () => {
  const petr = cookieOf((await takeOver(device)).headers)
  const { body } = await app.ask('GET', '/staff', { as: device })
  const { version } = body.items.find(({ id }: { id: string }) => id === clerkId)
  expect((await app.ask('POST', `/staff/${clerkId}/disable`, { as: device, ifMatch: version })).status).toBe(200)
  expect((await app.ask('GET', '/session', { as: petr })).status).toBeGreaterThanOrEqual(401)
  expect((await takeOver(device)).body.type).toMatch(/wrong-pin$/)
})

it('closes a device whose password session belongs to somebody who has left', async () => {
  const owner = device
  const { body } = await app.ask('POST', '/staff', { as: owner, body: { name: 'Hana Bílá', email: 'hana@north.example', roles: [{ role: 'clerk', branchId: null }] } })
  await app.peek(`insert into auth.account (id, "userId", "accountId", "providerId", password) select gen_random_uuid(), id, id::text, 'credential', $1 from auth."user" where email = 'hana@north.example'`, [await hashPassword(PASSWORD)])
  await app.peek('insert into staff_pins (organization_id, staff_id, pin_hash) values ($1, $2, $3) on conflict (organization_id, staff_id) do update set pin_hash = excluded.pin_hash', [shop.organizationId, shop.staffId, await hashPassword('90210')])
  const hanas = await app.signIn('hana@north.example')
  const jana = cookieOf((await takeOver(hanas, '90210', shop.staffId)).headers)
  expect((await app.ask('GET', '/session', { as: jana })).status).toBe(200)
  expect((await app.ask('POST', `/staff/${body.id}/disable`, { as: owner, ifMatch: body.version })).status).toBe(200)
  expect((await app.ask('GET', '/session', { as: jana })).status).toBe(401)
})
