import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeShown } from '#tests/helpers/code-app'
import type { OrganizationIds } from './create-organization.ts'
import { PASSWORD, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

interface Received { readonly to: string[]; readonly text: string }

const received: Received[] = []
/** Whether the mail server takes letters, or wants them later. */
let taking = true
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(taking ? null : Object.assign(new Error('later'), { responseCode: 451 })),
  onData: (stream, session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const letter = { to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8') }
      // Others tell of sign-ins and changed passwords; tell-person.api.test.ts looks at those.
      if (tokenIn(letter) !== '') received.push(letter)
      done()
    })
  },
})
let app: IdentityApp
let north: OrganizationIds
const NEW_PASSWORD = 'S3CRET new horse battery'

/** The token in the newest letter; its lines are wrapped and its signs escaped for transport. */
const tokenIn = ({ text }: Received): string => /reset#token=([\w-]{43})/.exec(text.replace(/=\r\n/g, '').replace(/=3D/g, '='))?.[1] ?? ''

async function letters(count: number): Promise<Received[]> {
  await app.runJobs()
  for (const giveUpAt = Date.now() + 5_000; received.length < count && Date.now() < giveUpAt; await new Promise((wake) => setTimeout(wake, 20)));
  return received
}

async function resetToken(email: string): Promise<string> {
  await app.ask('POST', '/password-resets', { body: { email } })
  const [letter] = await letters(1)
  if (!letter) throw new Error('no letter came')
  return tokenIn(letter)
}

beforeAll(async () => {
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const { port } = server.server.address() as { port: number }
  app = await identityApp({ smtp: { host: '127.0.0.1', port, secure: false, user: undefined, password: undefined, from: 'shop@north.example' } })
  north = await app.organization('North', { email: 'jana@north.example' })
  await app.organization('South', { email: 'li@south.example' })
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await new Promise<void>((closed) => { server.close(closed) })
})
beforeEach(async () => {
  received.length = 0
  app.clock.aheadMs = 0
  await app.peek('delete from auth.failed_tries')
})

describe('a forgotten password', () => {
  it('is reset by a letter in the person\'s language, once', async () => {
    const stolen = await app.signIn('jana@north.example')
    const asked = await app.ask('POST', '/password-resets', { body: { email: 'Jana@north.example' } })
    expect(asked.status).toBe(202)
    const [letter] = await letters(1)
    expect(letter?.to).toEqual(['jana@north.example'])
    expect(letter?.text).toContain('lang=3D"cs"')
    const token = tokenIn(letter!)
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token, password: NEW_PASSWORD } })).status).toBe(204)
    expect((await app.ask('GET', '/session', { as: stolen })).status).toBe(401)
    await app.signIn('jana@north.example', NEW_PASSWORD)
    expect((await app.ask('POST', '/session', { body: { email: 'jana@north.example', password: PASSWORD } })).status).toBe(401)
    const again = await app.ask('POST', '/password-resets/confirm', { body: { token, password: 'a third horse battery' } })
    expect([again.status, again.body.type]).toEqual([410, 'https://lunette.example/problems/identity/link-unusable'])
    const entries = await app.peek('select from audit_entries where organization_id = $1 and action = $2', [north.organizationId, 'passwords.set-by-link'])
    expect(entries).toHaveLength(1)
  })

  it('is asked for in vain with an unknown e-mail, and nobody can tell', async () => {
    const [known, unknown] = await Promise.all([app.ask('POST', '/password-resets', { body: { email: 'li@south.example' } }), app.ask('POST', '/password-resets', { body: { email: 'nobody@south.example' } })])
    expect([known.status, known.body.length]).toEqual([unknown.status, unknown.body.length])
    await letters(1)
    await new Promise((wait) => setTimeout(wait, 200))
    expect(received.map(({ to }) => to)).toEqual([['li@south.example']])
  })

  it('has an hour: then the link is dead', async () => {
    const token = await resetToken('li@south.example')
    app.clock.aheadMs = 3_600_001
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token, password: NEW_PASSWORD } })).status).toBe(410)
  })

  it('is set by one of two who press at the same moment', async () => {
    const token = await resetToken('li@south.example')
    const answers = await Promise.all([1, 2, 3, 4].map((n) => app.ask('POST', '/password-resets/confirm', { body: { token, password: `horse number ${n} battery` } })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 410, 410, 410])
  })

  it('ends the link before it', async () => {
    const first = await resetToken('li@south.example')
    received.length = 0
    await resetToken('li@south.example')
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token: first, password: NEW_PASSWORD } })).status).toBe(410)
  })

  it('fills nobody\'s box: three letters an hour, and twenty questions from one address', async () => {
    for (let i = 0; i < 5; i += 1) expect((await app.ask('POST', '/password-resets', { body: { email: 'li@south.example' } })).status).toBe(202)
    await letters(3)
    await new Promise((wait) => setTimeout(wait, 200))
    expect(received).toHaveLength(3)
    for (let i = 0; i < 15; i += 1) await app.ask('POST', '/password-resets', { body: { email: `somebody${i}@south.example` } })
    const { status, headers } = await app.ask('POST', '/password-resets', { body: { email: 'jana@north.example' } })
    expect([status, headers['retry-after']]).toEqual([429, '600'])
  })

  it('leaves no token and no password in clear, neither in a table nor in the log', async () => {
    const token = await resetToken('li@south.example')
    expect(await app.grep(token)).toEqual([])
    await app.ask('POST', '/password-resets/confirm', { body: { token, password: NEW_PASSWORD } })
    expect(await app.grep(token)).toEqual([])
    expect(await app.grep(NEW_PASSWORD)).toEqual([])
    expect(app.lines.join('')).not.toMatch(new RegExp(`${token}|S3CRET|li@south`))
  })

  it.each([
    ['too short a password', { token: 'x'.repeat(43), password: 'short' }, '/password'],
    ['no token', { password: NEW_PASSWORD }, '/token'],
  ])('refuses %s at its field', async (_what, body, pointer) => {
    const answer = await app.ask('POST', '/password-resets/confirm', { body })
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer])
  })
})

describe('a letter', () => {
  it('that the mail server did not take is written again with a link of its own, and no secret waits with the job', async () => {
    await app.peek('delete from outbox')
    await app.ask('POST', '/password-resets', { body: { email: 'li@south.example' } })
    const facts = await app.peek<{ kind: string; payload: object }>(`select kind, payload from outbox where kind like 'letters.%'`)
    expect(facts).toEqual([{ kind: 'letters.password-reset-asked', payload: {} }])
    taking = false
    await app.runJobs()
    expect(received).toEqual([])
    expect(app.waiting).toHaveLength(1)
    taking = true
    const [letter] = await letters(1)
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token: tokenIn(letter!), password: NEW_PASSWORD } })).status).toBe(204)
  })

  it('is begun by the change itself: what is taken back is told to nobody', async () => {
    const jana = await app.signIn('jana@north.example', NEW_PASSWORD)
    await app.peek('delete from outbox')
    await app.peek(`alter table audit_entries add constraint on_purpose check (action <> 'staff.added') not valid`)
    await expect(app.ask('POST', '/staff', { as: jana, body: { name: 'Nobody', email: 'nobody@north.example', roles: [{ role: 'clerk', branchId: null }] } })).rejects.toThrow('a bug')
    await app.peek('alter table audit_entries drop constraint on_purpose')
    expect(await app.peek(`select kind from outbox where kind like 'letters.%'`)).toEqual([])
  })
})

describe('an invitation', () => {
  it('by mail shows whose the e-mail is: another organization may add the person then, and not before', async () => {
    const [jana, li] = [await app.signIn('jana@north.example', NEW_PASSWORD), await app.signIn('li@south.example', NEW_PASSWORD)]
    const add = (as: string) => app.ask('POST', '/staff', { as, body: { name: 'Ema Malá', email: 'ema@mail.example', roles: [{ role: 'clerk', branchId: null }] } })
    expect((await add(jana)).body.setPasswordLink).toBeNull()
    const token = tokenIn((await letters(1))[0]!)
    expect((await add(li)).body.type).toContain('identity/email-unproven')
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token, password: 'three yellow lamps' } })).status).toBe(204)
    expect((await add(li)).status).toBe(201)
  })
})

describe('one\'s own password', () => {
  it('is not changed by who has seen it and found a screen open: a careful step asks for the second factor first', async () => {
    await app.organization('West', { email: 'ivo@west.example' })
    const as = await app.signIn('ivo@west.example')
    const { body: { secret } } = await app.ask('POST', '/me/totp', { as })
    await app.ask('POST', '/me/totp/confirm', { as, body: { code: codeShown(secret) } })
    app.clock.aheadMs = 11 * 60_000
    const change = () => app.ask('POST', '/me/password', { as, body: { current: PASSWORD, next: NEW_PASSWORD } })
    expect((await change()).body.type).toContain('identity/step-up-needed')
    expect((await app.ask('POST', '/me/step-up', { as, body: { password: PASSWORD } })).status).toBe(422)
    expect((await app.ask('POST', '/me/step-up', { as, body: { code: codeShown(secret, new Date(Date.now() + app.clock.aheadMs)) } })).status).toBe(200)
    expect((await app.ask('POST', '/me/password', { as, body: { current: 'not the password', next: NEW_PASSWORD } })).body.errors[0].pointer).toBe('/current')
    expect((await change()).status).toBe(204)
  })

  it('is changed with the current one; other sessions end, this one stays', async () => {
    await app.organization('East', { email: 'eva@east.example' })
    const [here, there] = [await app.signIn('eva@east.example'), await app.signIn('eva@east.example')]
    expect((await app.ask('POST', '/me/password', { as: here, body: { current: PASSWORD, next: NEW_PASSWORD } })).status).toBe(204)
    expect((await app.ask('GET', '/session', { as: here })).status).toBe(200)
    expect((await app.ask('GET', '/session', { as: there })).status).toBe(401)
    await app.signIn('eva@east.example', NEW_PASSWORD)
  })

  it('is guarded against guessing, for the session may be stolen', async () => {
    await app.organization('West', { email: 'ota@west.example' })
    const ota = await app.signIn('ota@west.example')
    for (let i = 0; i < 5; i += 1) {
      const { status, body } = await app.ask('POST', '/me/password', { as: ota, body: { current: `wrong ${i}`, next: NEW_PASSWORD } })
      expect([status, body.errors[0].pointer]).toEqual([422, '/current'])
    }
    expect((await app.ask('POST', '/me/password', { as: ota, body: { current: PASSWORD, next: NEW_PASSWORD } })).status).toBe(429)
  })
})

describe('oneself', () => {
  it('changes name and language everywhere at once', async () => {
    const { personId } = await app.organization('Anna One', { email: 'anna@one.example' })
    const { organizationId } = await app.organization('Anna Two', { personId })
    const anna = await app.signIn('anna@one.example')
    expect((await app.ask('PATCH', '/me', { as: anna, body: { name: 'Anna Nová', language: 'pt-BR' } })).body).toMatchObject({ name: 'Anna Nová', language: 'pt-BR' })
    const { body } = await app.ask('GET', '/session', { as: anna, organization: organizationId })
    expect(body.person).toMatchObject({ name: 'Anna Nová', language: 'pt-BR' })
    expect((await app.ask('GET', '/me', { as: anna })).body.email).toBe('anna@one.example')
    // A screen that speaks another language changes nothing about the person.
    expect((await app.ask('GET', '/me', { as: anna, headers: { 'accept-language': 'zh-CN' } })).body.language).toBe('pt-BR')
  })
})
