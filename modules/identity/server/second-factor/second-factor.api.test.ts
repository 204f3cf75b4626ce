import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestAuthenticator } from '#tests/helpers/authenticator'
import { codeShown, secretBytes } from '#tests/helpers/code-app'
import { PASSWORD, cookieOf, identityApp } from '../testing/identity-app.ts'
import type { Asked, IdentityApp } from '../testing/identity-app.ts'

let app: IdentityApp
const JANA = 'jana@north.example'
const MINUTE_MS = 60_000

beforeAll(async () => {
  app = await identityApp()
  await app.organization('North', { email: JANA })
  await app.organization('South', { email: 'li@south.example' })
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  app.clock.aheadMs = 0
  for (const table of ['failed_tries', 'totp', 'passkey', 'recovery_codes', 'verification', 'session']) await app.peek(`delete from auth.${table}`)
  await app.peek('update auth."user" set disabled_at = null')
  app.deps.callers.forget()
})

const type = ({ status, body }: Asked): string => `${status} ${String(body?.type).replace(/^.*\/problems\//, '')}`
/** The code that an app shows so many minutes from now. */
const shown = (secret: string, aheadMs = app.clock.aheadMs): string => codeShown(secret, new Date(Date.now() + aheadMs))

async function setUpTotp(email = JANA): Promise<{ as: string; secret: string; codes: string[] }> {
  const as = await app.signIn(email)
  const { body: { secret } } = await app.ask('POST', '/me/totp', { as })
  const { status, body } = await app.ask('POST', '/me/totp/confirm', { as, body: { code: shown(secret) } })
  expect(status).toBe(200)
  // The next code: this one is used.
  app.clock.aheadMs += 30_000
  return { as, secret, codes: body.recoveryCodes }
}

async function firstStep(email = JANA): Promise<string> {
  const answer = await app.ask('POST', '/session', { body: { email, password: PASSWORD } })
  expect(type(answer)).toBe('401 identity/second-factor-needed')
  return answer.body.signInToken
}
const secondStep = (signInToken: string, code: string, from?: string): Promise<Asked> => app.ask('POST', '/session/second-factor', { body: { signInToken, code }, ...(from && { from }) })

async function setUpPasskey(as: string, authenticator = new TestAuthenticator(), name = 'Phone'): Promise<Asked & { authenticator: TestAuthenticator }> {
  const { body } = await app.ask('POST', '/me/passkeys/options', { as })
  return { ...await app.ask('POST', '/me/passkeys', { as, body: { name, ...authenticator.register(body) } }), authenticator }
}
const beginPasskey = async (): Promise<Parameters<TestAuthenticator['sign']>[0]> => (await app.ask('POST', '/session/passkey/options')).body

describe('codes of an app', () => {
  it('are asked for at the next sign-in, and the password alone opens nothing', async () => {
    const { secret } = await setUpTotp()
    const refused = await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })
    expect(refused.body).toMatchObject({ ways: ['totp', 'recovery-code'] })
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect(await app.peek('select from auth.session')).toHaveLength(1)
    const done = await secondStep(refused.body.signInToken, shown(secret))
    expect(done.status).toBe(201)
    expect((await app.ask('GET', '/session', { as: cookieOf(done.headers) })).body.person.email).toBe(JANA)
  })

  it('work once: neither the same again, nor of two at the same moment both', async () => {
    const { secret } = await setUpTotp()
    const tokens = [await firstStep(), await firstStep(), await firstStep()]
    const code = shown(secret)
    const both = await Promise.all(tokens.slice(0, 2).map((token) => secondStep(token, code)))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 401])
    expect(type(await secondStep(tokens[2]!, code))).toBe('401 identity/wrong-code')
  })

  it('of the step that set them up work no more', async () => {
    const { secret } = await setUpTotp()
    app.clock.aheadMs = 0
    expect(type(await secondStep(await firstStep(), shown(secret, 0)))).toBe('401 identity/wrong-code')
  })

  it('are guessed five times, then whoever guesses waits, from wherever they guess', async () => {
    const { secret } = await setUpTotp()
    const token = await firstStep()
    for (let i = 0; i < 5; i += 1) expect(type(await secondStep(token, '000000', `203.0.113.${i}`))).toBe('401 identity/wrong-code')
    expect(type(await secondStep(token, shown(secret), '203.0.113.77'))).toBe('429 identity/too-many-tries')
    app.clock.aheadMs += MINUTE_MS
    expect((await secondStep(token, shown(secret))).status).toBe(201)
  })

  it('of twenty guesses at once let five through', async () => {
    await setUpTotp()
    const token = await firstStep()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => secondStep(token, String(100_000 + i))))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('come too late after ten minutes, and a finished sign-in is over', async () => {
    const { secret } = await setUpTotp()
    const token = await firstStep()
    app.clock.aheadMs += 11 * MINUTE_MS
    expect(type(await secondStep(token, shown(secret)))).toBe('410 identity/sign-in-over')
    const next = await firstStep()
    expect((await secondStep(next, shown(secret))).status).toBe(201)
    app.clock.aheadMs += 30_000
    expect(type(await secondStep(next, shown(secret)))).toBe('410 identity/sign-in-over')
  })

  it('sign in nobody who was disabled between the two steps', async () => {
    const { secret } = await setUpTotp()
    const token = await firstStep()
    await app.peek('update auth."user" set disabled_at = now() where email = $1', [JANA])
    const sessions = (): Promise<{ id: string }[]> => app.peek('select id from auth.session order by id')
    const before = await sessions()
    expect(type(await secondStep(token, shown(secret)))).toBe('401 identity/wrong-credentials')
    expect(await sessions()).toEqual(before)
  })

  it('end what waits for a code when the password is changed', async () => {
    const { as, secret } = await setUpTotp()
    const token = await firstStep()
    expect((await app.ask('POST', '/me/password', { as, body: { current: PASSWORD, next: PASSWORD } })).status).toBe(204)
    expect(type(await secondStep(token, shown(secret)))).toBe('410 identity/sign-in-over')
  })

  it('are set up with a right code only, and the app in use stays until then', async () => {
    const { as, secret } = await setUpTotp()
    await app.ask('POST', '/me/totp', { as })
    expect((await app.ask('POST', '/me/totp/confirm', { as, body: { code: '000000' } })).body.errors[0].pointer).toBe('/code')
    expect((await secondStep(await firstStep(), shown(secret))).status).toBe(201)
  })

  it('end the other sessions, which began without them', async () => {
    const other = await app.signIn(JANA)
    const { as } = await setUpTotp()
    expect((await app.ask('GET', '/session', { as: other })).status).toBe(401)
    expect((await app.ask('GET', '/session', { as })).status).toBe(200)
  })

  it('keep their secret and the recovery codes out of every table and log', async () => {
    const { secret, codes } = await setUpTotp()
    await secondStep(await firstStep(), codes[0]!)
    for (const text of [secret, secretBytes(secret).toString('hex'), codes[0]!, codes[1]!, codes[1]!.replaceAll('-', '')]) {
      expect([text.slice(0, 4), await app.grep(text)]).toEqual([text.slice(0, 4), []])
      expect(app.lines.join('\n')).not.toContain(text)
    }
  })
})

describe('recovery codes', () => {
  it('sign in once each, however they are typed, and are shown only when they are made', async () => {
    const { codes } = await setUpTotp()
    expect(new Set(codes).size).toBe(10)
    const typed = codes[3]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O')
    const done = await secondStep(await firstStep(), typed)
    expect(done.status).toBe(201)
    expect((await app.ask('GET', '/me/second-factor', { as: cookieOf(done.headers) })).body).toMatchObject({ recoveryCodesLeft: 9 })
    expect(type(await secondStep(await firstStep(), codes[3]!))).toBe('401 identity/wrong-code')
  })

  it('are used by one of two who try the same at once', async () => {
    const { codes } = await setUpTotp()
    const tokens = [await firstStep(), await firstStep()]
    expect((await Promise.all(tokens.map((token) => secondStep(token, codes[0]!)))).map(({ status }) => status).toSorted()).toEqual([201, 401])
  })

  it('end when they are renewed, and go with the last factor', async () => {
    const { as, codes } = await setUpTotp()
    const renewed = await app.ask('POST', '/me/recovery-codes', { as })
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    expect(type(await secondStep(await firstStep(), codes[0]!))).toBe('401 identity/wrong-code')
    expect((await app.ask('DELETE', '/me/totp', { as })).status).toBe(204)
    expect(await app.peek('select from auth.recovery_codes')).toEqual([])
    expect((await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })).status).toBe(201)
  })

  it('of another person open nothing', async () => {
    const { codes } = await setUpTotp()
    await setUpTotp('li@south.example')
    expect(type(await secondStep(await firstStep('li@south.example'), codes[0]!))).toBe('401 identity/wrong-code')
  })
})

describe('passkeys', () => {
  it('sign in without an e-mail, and are both factors at once', async () => {
    const made = await setUpPasskey(await app.signIn(JANA))
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: 'Phone', synced: false, lastUsedAt: null })
    expect(made.body.recoveryCodes).toHaveLength(10)
    const done = await app.ask('POST', '/session/passkey', { body: made.authenticator.sign(await beginPasskey()), from: '203.0.113.9', headers: { 'user-agent': 'Firefox/150 Linux' } })
    expect(done.status).toBe(201)
    expect(done.body.person.email).toBe(JANA)
    const { body } = await app.ask('GET', '/sessions', { as: cookieOf(done.headers) })
    expect(body.items).toHaveLength(2)
    expect(body.items[0]).toMatchObject({ current: true, address: '203.0.113.9', device: 'Firefox/150 Linux' })
    expect((await app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })).body.ways).toEqual(['passkey', 'recovery-code'])
  })

  it('are several, each with its name, and each can be taken away', async () => {
    const as = await app.signIn(JANA)
    const [first, second] = [await setUpPasskey(as), await setUpPasskey(as, new TestAuthenticator(), 'Till')]
    expect(second.body.recoveryCodes).toBeNull()
    expect((await app.ask('PATCH', `/me/passkeys/${second.body.id}`, { as, body: { name: 'Key' } })).body.name).toBe('Key')
    expect((await app.ask('DELETE', `/me/passkeys/${first.body.id}`, { as })).status).toBe(204)
    expect((await app.ask('GET', '/me/second-factor', { as })).body.passkeys.map(({ name }: { name: string }) => name)).toEqual(['Key'])
    expect(type(await app.ask('POST', '/session/passkey', { body: first.authenticator.sign(await beginPasskey()) }))).toBe('403 identity/passkey-refused')
    expect((await app.ask('POST', '/session/passkey', { body: second.authenticator.sign(await beginPasskey()) })).status).toBe(201)
  })

  it('of somebody else can neither be renamed nor taken away', async () => {
    const { body: { id } } = await setUpPasskey(await app.signIn(JANA))
    const li = await app.signIn('li@south.example')
    expect((await app.ask('PATCH', `/me/passkeys/${id}`, { as: li, body: { name: 'Mine' } })).status).toBe(404)
    expect((await app.ask('DELETE', `/me/passkeys/${id}`, { as: li })).status).toBe(404)
  })

  it('answer one ceremony once, and within five minutes', async () => {
    const { authenticator } = await setUpPasskey(await app.signIn(JANA))
    const answer = authenticator.sign(await beginPasskey())
    expect((await app.ask('POST', '/session/passkey', { body: answer })).status).toBe(201)
    expect(type(await app.ask('POST', '/session/passkey', { body: answer }))).toBe('403 identity/passkey-refused')
    const late = authenticator.sign(await beginPasskey())
    app.clock.aheadMs = 5 * MINUTE_MS
    expect(type(await app.ask('POST', '/session/passkey', { body: late }))).toBe('403 identity/passkey-refused')
    app.clock.aheadMs = 24 * 60 * MINUTE_MS
    const begunAhead = authenticator.sign(await beginPasskey())
    app.clock.aheadMs = 0
    expect(type(await app.ask('POST', '/session/passkey', { body: begunAhead }))).toBe('403 identity/passkey-refused')
  })

  it('of two answers to one ceremony at once sign in one', async () => {
    const { authenticator } = await setUpPasskey(await app.signIn(JANA))
    const answer = authenticator.sign(await beginPasskey())
    const both = await Promise.all([1, 2].map(() => app.ask('POST', '/session/passkey', { body: answer })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 403])
  })

  it('leave nothing in the database when a stranger begins, or answers wrongly, and only what is over in five minutes when it was right', async () => {
    const { authenticator } = await setUpPasskey(await app.signIn(JANA))
    await app.peek('delete from auth.verification')
    for (let n = 0; n < 5; n += 1) await beginPasskey()
    expect((await app.ask('POST', '/session/passkey', { body: new TestAuthenticator().sign(await beginPasskey()) })).status).toBe(403)
    expect(await app.peek('select from auth.verification')).toEqual([])
    await app.ask('POST', '/session/passkey', { body: authenticator.sign(await beginPasskey()) })
    expect(await app.peek(`select from auth.verification where "expiresAt" < now() + interval '6 minutes'`)).toHaveLength(1)
    app.clock.aheadMs = 6 * MINUTE_MS
    await app.ask('POST', '/session/passkey', { body: authenticator.sign(await beginPasskey()) })
    expect(await app.peek('select from auth.verification')).toHaveLength(1)
  })

  it('are saved with all that comes with a first factor, or not at all', async () => {
    const [as, elsewhere] = [await app.signIn(JANA), await app.signIn(JANA)]
    await app.peek(`alter table auth.recovery_codes add constraint on_purpose check (made_at is null) not valid`)
    await expect(setUpPasskey(as)).rejects.toThrow('a bug')
    await app.peek('alter table auth.recovery_codes drop constraint on_purpose')
    expect(await app.peek('select from auth.passkey')).toEqual([])
    expect((await app.ask('GET', '/session', { as: elsewhere })).status).toBe(200)
    const { body: begun } = await app.ask('POST', '/me/passkeys/options', { as })
    const answer = new TestAuthenticator().register(begun)
    const pressedTwice = await Promise.all([1, 2].map(() => app.ask('POST', '/me/passkeys', { as, body: { name: 'Phone', ...answer } })))
    expect(pressedTwice.map(({ status }) => status).toSorted()).toEqual([201, 403])
    expect(await app.peek('select from auth.passkey')).toHaveLength(1)
  })

  it('of somebody who signs in while their first factor is being saved are asked for: no session begins beside it', async () => {
    const as = await app.signIn(JANA)
    const { body: begun } = await app.ask('POST', '/me/passkeys/options', { as })
    // The transaction that saves the factor has ended the other sessions and waits for somebody before it is through.
    await using holding = await app.hold('lock table auth.passkey in share row exclusive mode')
    const saving = app.ask('POST', '/me/passkeys', { as, body: { name: 'Phone', ...new TestAuthenticator().register(begun) } })
    await app.waitFor(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into auth.passkey%'`)
    const signingIn = app.ask('POST', '/session', { body: { email: JANA, password: PASSWORD } })
    await app.waitFor(`select from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into "session"%'`)
    await holding.letGo()
    expect((await saving).status).toBe(201)
    expect(type(await signingIn)).toBe('401 identity/second-factor-needed')
    expect(await app.peek('select from auth.session')).toHaveLength(1)
  })

  it.each([
    ['that does not check its person', { verifiesUser: false }],
    ['at another address', { origin: 'https://lunette-sign-in.example' }],
  ])('of a device %s are not taken', async (_, options) => {
    const as = await app.signIn(JANA)
    expect(type(await setUpPasskey(as, new TestAuthenticator(options)))).toBe('403 identity/passkey-refused')
    expect(await app.peek('select from auth.passkey')).toEqual([])
  })

  it('begun by one are not registered for another, and one for signing in shows nothing', async () => {
    const [jana, li] = [await app.signIn(JANA), await app.signIn('li@south.example')]
    const { body: begun } = await app.ask('POST', '/me/passkeys/options', { as: jana })
    expect(type(await app.ask('POST', '/me/passkeys', { as: li, body: { name: 'Mine', ...new TestAuthenticator().register(begun) } }))).toBe('403 identity/passkey-refused')
    const { authenticator } = await setUpPasskey(jana)
    expect(type(await app.ask('POST', '/me/step-up', { as: jana, body: authenticator.sign(await beginPasskey()) }))).toBe('403 identity/passkey-refused')
    for (const ceremony of ['', 'x', 'é.é', `${begun.ceremony.split('.')[0]}.${'é'.repeat(20)}`]) {
      expect((await app.ask('POST', '/session/passkey', { body: { ...authenticator.sign(await beginPasskey()), ceremony } })).status).toBe(403)
    }
  })

  it('of a disabled person sign nobody in and leave no session', async () => {
    const { authenticator } = await setUpPasskey(await app.signIn(JANA))
    await app.peek('delete from auth.session')
    await app.peek('update auth."user" set disabled_at = now() where email = $1', [JANA])
    expect((await app.ask('POST', '/session/passkey', { body: authenticator.sign(await beginPasskey()) })).status).toBe(401)
    expect(await app.peek('select from auth.session')).toEqual([])
  })
})

describe('showing that it is oneself', () => {
  const keys = (as: string): Promise<Asked> => app.ask('POST', '/api-keys', { as, body: { name: 'till', scopes: ['orders.read'] } })

  it('is asked of a session whose last proof is older than ten minutes: a stolen cookie gives no key', async () => {
    const as = await app.signIn(JANA)
    app.clock.aheadMs = 9 * MINUTE_MS
    expect((await keys(as)).status).toBe(201)
    app.clock.aheadMs = 11 * MINUTE_MS
    expect(type(await keys(as))).toBe('403 identity/step-up-needed')
    expect((await app.ask('GET', '/me/step-up', { as })).body).toEqual({ ways: ['password'], until: null })
    expect((await app.ask('POST', '/me/step-up', { as, body: { password: 'wrong horse' } })).body.errors[0].pointer).toBe('/password')
    expect((await app.ask('POST', '/me/step-up', { as, body: { password: PASSWORD } })).status).toBe(200)
    expect((await keys(as)).status).toBe(201)
    app.clock.aheadMs = 22 * MINUTE_MS
    expect(type(await keys(as))).toBe('403 identity/step-up-needed')
  })

  it('counts in the session where it was shown, not in another of the same person', async () => {
    const [one, other] = [await app.signIn(JANA), await app.signIn(JANA)]
    app.clock.aheadMs = 11 * MINUTE_MS
    await app.ask('POST', '/me/step-up', { as: one, body: { password: PASSWORD } })
    expect([(await keys(one)).status, type(await keys(other))]).toEqual([201, '403 identity/step-up-needed'])
  })

  it('counts at once where another process was told', async () => {
    const as = await app.signIn(JANA)
    app.clock.aheadMs = 11 * MINUTE_MS
    expect(type(await keys(as))).toBe('403 identity/step-up-needed')
    await app.peek('update auth.session set proven_at = $1', [app.deps.now()])
    expect((await keys(as)).status).toBe(201)
  })

  it('takes the second factor of who has one, no longer their password', async () => {
    const { as, secret } = await setUpTotp()
    app.clock.aheadMs += 11 * MINUTE_MS
    expect(type(await app.ask('DELETE', '/me/totp', { as }))).toBe('403 identity/step-up-needed')
    expect((await app.ask('POST', '/me/step-up', { as, body: { password: PASSWORD } })).body.errors[0].pointer).toBe('/password')
    const code = shown(secret)
    expect((await app.ask('POST', '/me/step-up', { as, body: { code } })).status).toBe(200)
    expect((await app.ask('POST', '/me/step-up', { as, body: { code } })).body.errors[0].pointer).toBe('/code')
    expect((await app.ask('DELETE', '/me/totp', { as })).status).toBe(204)
  })

  it('takes one\'s own passkey, and nobody else\'s', async () => {
    const [jana, li] = [await app.signIn(JANA), await app.signIn('li@south.example')]
    const [hers, his] = [await setUpPasskey(jana), await setUpPasskey(li)]
    app.clock.aheadMs = 11 * MINUTE_MS
    const begin = async () => (await app.ask('POST', '/me/step-up/passkey', { as: jana })).body
    expect(type(await app.ask('POST', '/me/step-up', { as: jana, body: his.authenticator.sign(await begin()) }))).toBe('403 identity/passkey-refused')
    expect(type(await keys(jana))).toBe('403 identity/step-up-needed')
    expect((await app.ask('POST', '/me/step-up', { as: jana, body: hers.authenticator.sign(await begin()) })).status).toBe(200)
    expect((await keys(jana)).status).toBe(201)
    expect(await app.peek('select from auth.session')).toHaveLength(2)
  })

  it('makes who guesses the password wait, as signing in does', async () => {
    const as = await app.signIn(JANA)
    for (let i = 0; i < 5; i += 1) await app.ask('POST', '/me/step-up', { as, body: { password: `wrong ${i}` } })
    expect(type(await app.ask('POST', '/me/step-up', { as, body: { password: PASSWORD } }))).toBe('429 identity/too-many-tries')
  })

  it('is not asked of a key, which shows nothing either', async () => {
    const as = await app.signIn(JANA)
    const { body: { secret } } = await app.ask('POST', '/api-keys', { as, body: { name: 'all', scopes: ['all'] } })
    app.clock.aheadMs = 11 * MINUTE_MS
    const { body: { items: [key] } } = await app.ask('GET', '/api-keys', { as: secret })
    expect((await app.ask('DELETE', `/api-keys/${key.id}`, { as: secret })).status).toBe(204)
    app.clock.aheadMs = 0
    const { body: { secret: next } } = await app.ask('POST', '/api-keys', { as: await app.signIn(JANA), body: { name: 'next', scopes: ['all'] } })
    expect(type(await app.ask('GET', '/me/step-up', { as: next }))).toBe('403 identity/people-only')
    expect(type(await app.ask('POST', '/me/totp', { as: next }))).toBe('403 identity/people-only')
  })
})
