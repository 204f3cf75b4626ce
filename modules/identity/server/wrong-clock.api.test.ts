import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { codeShown } from '#tests/helpers/code-app'
import type { OrganizationIds } from './create-organization.ts'
import { PASSWORD, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

const JANA = 'jana@north.example'
const DAY_MS = 86_400_000
let app: IdentityApp
let north: OrganizationIds

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: JANA })
  await app.organization('South', { email: 'li@south.example' })
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  app.clock.aheadMs = 0
  for (const table of ['failed_tries', 'totp', 'session']) await app.peek(`delete from auth.${table}`)
  app.deps.callers.forget()
})

const signIn = (password = PASSWORD) => app.ask('POST', '/session', { body: { email: JANA, password } })

it('keeps sessions over a clock that goes a day ahead and back, and asks at careful steps as if a day had passed', async () => {
  const as = await app.signIn(JANA)
  app.clock.aheadMs = DAY_MS
  expect((await app.ask('GET', '/staff', { as })).status).toBe(200)
  expect((await app.ask('POST', '/api-keys', { as, body: { name: 'till', scopes: ['orders.read'] } })).body.type).toContain('step-up-needed')
  expect((await app.ask('POST', '/me/step-up', { as, body: { password: PASSWORD } })).status).toBe(200)
  app.clock.aheadMs = 0
  expect((await app.ask('GET', '/staff', { as })).status).toBe(200)
  // The proof of tomorrow would count for a day.
  expect((await app.ask('POST', '/api-keys', { as, body: { name: 'till', scopes: ['orders.read'] } })).body.type).toContain('step-up-needed')
})

it('takes the codes of an app again at once when the clock is right', async () => {
  const as = await app.signIn(JANA)
  const { body: { secret } } = await app.ask('POST', '/me/totp', { as })
  await app.ask('POST', '/me/totp/confirm', { as, body: { code: codeShown(secret) } })
  const enter = async () => {
    const { body: { signInToken } } = await signIn()
    return app.ask('POST', '/session/second-factor', { body: { signInToken, code: codeShown(secret, app.deps.now()) } })
  }
  app.clock.aheadMs = DAY_MS
  expect((await enter()).status).toBe(201)
  app.clock.aheadMs = 60_000
  const again = codeShown(secret, app.deps.now())
  expect((await enter()).status).toBe(201)
  // And that one, taken under the right clock, once only.
  const { body: { signInToken } } = await signIn()
  expect((await app.ask('POST', '/session/second-factor', { body: { signInToken, code: again } })).status).toBe(401)
})

it('lets nobody wait for a day after wrong passwords under a clock that was ahead, nor for a letter', async () => {
  app.clock.aheadMs = DAY_MS
  for (let n = 0; n < 6; n += 1) await signIn('wrong horse battery')
  expect((await signIn()).status).toBe(429)
  for (let n = 0; n < 21; n += 1) await app.ask('POST', '/password-resets', { body: { email: 'somebody@north.example' } })
  expect((await app.ask('POST', '/password-resets', { body: { email: JANA } })).status).toBe(429)
  app.clock.aheadMs = 0
  expect((await signIn()).status).toBe(201)
  expect((await app.ask('POST', '/password-resets', { body: { email: JANA } })).status).toBe(202)
})

it('does not keep for a day what a caller may, read under a clock that was ahead', async () => {
  const as = await app.signIn(JANA)
  app.clock.aheadMs = DAY_MS
  expect((await app.ask('GET', '/staff', { as })).status).toBe(200)
  app.clock.aheadMs = 0
  // As another process does it: this one is not told.
  await app.peek('update staff set disabled_at = now() where id = $1', [north.staffId])
  expect((await app.ask('GET', '/staff', { as })).status).not.toBe(200)
  await app.peek('update staff set disabled_at = null where id = $1', [north.staffId])
})

it('closes a till to PINs that was opened tomorrow, and none that was opened before the clock went back an hour', async () => {
  const as = await app.signIn(JANA)
  const openUntil = async (ahead: string): Promise<string | null> => {
    await app.peek(`update auth.session set "createdAt" = now() + $1::interval`, [ahead])
    return (await app.ask('GET', '/hands', { as })).body.openUntil
  }
  expect(await openUntil('1 day')).toBeNull()
  expect(await openUntil('1 hour')).not.toBeNull()
})
