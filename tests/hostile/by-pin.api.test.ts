import { expect, it } from 'vitest'
import { opensByPin } from '#modules/identity/domain'
import type { Right } from '#modules/identity/domain'
import { everyRoute, nameOf } from '../routes/every-route.ts'

/** What everybody who is signed in may change, and how somebody is answered who came by PIN. */
const ofEverybody: Readonly<Record<string, string | null>> = {
  'PATCH /me': 'identity/password-only',
  // The one they are in may end.
  'DELETE /sessions/{id}': null,
  'DELETE /me/pin': 'identity/password-only',
  'POST /organizations': 'identity/password-only',
  // Careful steps, and how to take them.
  'POST /me/step-up': 'identity/password-only', 'POST /me/step-up/passkey': 'identity/password-only', 'POST /me/totp': 'identity/password-only', 'POST /me/totp/confirm': 'identity/password-only',
  'DELETE /me/totp': 'identity/password-only', 'POST /me/recovery-codes': 'identity/password-only', 'POST /me/passkeys/options': 'identity/password-only', 'POST /me/passkeys': 'identity/password-only',
  'PATCH /me/passkeys/{id}': 'identity/password-only', 'DELETE /me/passkeys/{id}': 'identity/password-only',
  // These ask for the password or for a PIN themselves.
  'PUT /me/pin': null, 'POST /hands': null, 'POST /me/password': null,
  // Which key does what on one's own screen.
  'PUT /me/keys': null, 'PUT /orders/list-columns': null,
}

/** The owner took over by PIN at a device where the clerk had signed in. */
async function ownerByPin(world: Awaited<ReturnType<typeof everyRoute>>) {
  const { owner, clerk } = world.here.staff
  await world.peek('update auth.session set pin_organization_id = $1, device_session_id = $2 where id = $3 returning id', [world.here.id, clerk.sessionId, owner.sessionId])
  world.callers.forget()
  return owner
}

it('opens no route to a PIN that a password alone opens', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const owner = await ownerByPin(world)
  const wrong: string[] = []
  for (const route of world.routes) {
    if (route.access === 'open' || route.access === 'member' || opensByPin(route.access.right as Right)) continue
    const { problem, status } = await world.callExample(owner, route, route.example(things))
    if (problem !== 'http/forbidden') wrong.push(`${nameOf(route)}: ${status} ${problem}`)
  }
  expect(wrong).toEqual([])
})

it('lets who came by PIN change nothing of its owner\'s beyond the counter', async () => {
  await using world = await everyRoute()
  const things = await world.things(world.here)
  const owner = await ownerByPin(world)
  const changes = world.routes.filter(({ access, method }) => access === 'member' && method !== 'GET')
  expect(changes.map(nameOf).filter((name) => !(name in ofEverybody))).toEqual([])
  const [patchMe] = changes.filter((route) => nameOf(route) === 'PATCH /me')
  for (const route of changes) {
    const wanted = ofEverybody[nameOf(route)]
    if (wanted === null) continue
    const { problem } = await world.callExample(owner, route, route === patchMe ? { body: { name: 'Somebody else' } } : route.example(things))
    expect([nameOf(route), problem]).toEqual([nameOf(route), wanted])
  }
  expect(await world.ask(owner, 'PATCH', '/me', { body: { language: 'cs' } })).toMatchObject({ status: 200 })
})

it('shows and ends no other session of the PIN\'s owner', async () => {
  await using world = await everyRoute()
  const elsewhere = '00000000-0000-7000-8000-0000000000aa'
  await world.peek(`insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, 'at home', now() + interval '1 day') returning id`, [elsewhere, world.here.staff.owner.personId])
  const owner = await ownerByPin(world)
  const { body } = await world.ask<{ items: { id: string }[] }>(owner, 'GET', '/sessions')
  expect(body.items.map(({ id }) => id)).toEqual([owner.sessionId])
  expect((await world.ask(owner, 'DELETE', `/sessions/${elsewhere}`)).problem).toBe('identity/password-only')
  expect(await world.peek('select id from auth.session where id = $1', [elsewhere])).toHaveLength(1)
  expect((await world.ask(owner, 'DELETE', `/sessions/${owner.sessionId}`)).status).toBe(204)
})
