import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toProblem } from '#platform/http/to-problem'
import { Auth } from './auth.ts'
import { Callers } from './find-caller.ts'
import { PASSWORD, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'
import type { OrganizationIds } from './create-organization.ts'

let app: IdentityApp
let north: OrganizationIds
let south: OrganizationIds
const MINUTE_MS = 60_000
const tryToSignIn = (email: string, password: string, from?: string) => app.ask('POST', '/session', { body: { email, password }, ...(from && { from }) })

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: 'jana@north.example' })
  south = await app.organization('South', { email: 'li@south.example' })
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  app.clock.aheadMs = 0
  await app.peek('delete from auth.failed_tries')
})

describe('signing in', () => {
  it('answers who is there and sets a cookie that pages can not read', async () => {
    const { status, body, headers } = await tryToSignIn(' Jana@North.example ', PASSWORD)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      person: { name: 'Owner of North', email: 'jana@north.example', language: 'cs' },
      organization: { id: north.organizationId, name: 'North', slug: 'north', capabilities: ['customers', 'catalog', 'payments', 'prescriptions', 'orders', 'labs', 'imports', 'webhooks'], version: 1 },
      organizations: [{ id: north.organizationId }],
      staff: { id: north.staffId, roles: [{ role: 'owner', branchId: null }] },
      rights: { 'organization.manage': { scope: 'organization', branchIds: null } },
      branches: [{ id: north.branchId, timeZone: 'Europe/Prague' }],
    })
    const [session, device] = headers['set-cookie'] as unknown as string[]
    expect(session).toMatch(/^lunette\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(device).toMatch(/^lunette\.device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('keeps the session for the next call and for two weeks, not longer', async () => {
    const jana = await app.signIn('jana@north.example')
    expect((await app.ask('GET', '/session', { as: jana })).body.person.email).toBe('jana@north.example')
    app.clock.aheadMs = 15 * 86_400_000
    expect((await app.ask('GET', '/session', { as: jana })).status).toBe(401)
  })

  it('answers an unknown e-mail, a wrong password and a disabled person alike', async () => {
    const { personId } = await app.organization('West', { email: 'gone@west.example' })
    await app.peek('update auth."user" set disabled_at = now() where id = $1', [personId])
    const answers = await Promise.all([tryToSignIn('nobody@north.example', PASSWORD), tryToSignIn('jana@north.example', 'wrong horse'), tryToSignIn('gone@west.example', PASSWORD), tryToSignIn('no e-mail', PASSWORD)])
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect(bodies[0].type).toBe('https://lunette.example/problems/identity/wrong-credentials')
    for (const body of bodies) expect(body).toEqual(bodies[0])
  })

  it('takes as long for an unknown e-mail as for a wrong password', async () => {
    const time = async (email: string) => {
      await app.peek('delete from auth.failed_tries')
      const started = performance.now()
      await tryToSignIn(email, 'wrong horse battery')
      return performance.now() - started
    }
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let round = 0; round < 7; round += 1) {
      times.known.push(await time('jana@north.example'))
      times.unknown.push(await time(`nobody${round}@north.example`))
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[3] ?? 0
    // Without a hash for the unknown it would be a tenth.
    expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5)
    expect(median(times.unknown) / median(times.known)).toBeLessThan(2)
  })

  it('opens the organization that is named, and refuses a foreign one', async () => {
    const jana = await app.signIn('jana@north.example')
    expect((await app.ask('GET', '/session', { as: jana, organization: north.organizationId })).status).toBe(200)
    const foreign = await app.ask('GET', '/session', { as: jana, organization: south.organizationId })
    expect(foreign.status).toBe(403)
    expect(foreign.body.type).toContain('identity/no-workplace')
  })

  it('lets somebody sign in where another session is no longer good', async () => {
    const { status } = await app.ask('POST', '/session', { body: { email: 'jana@north.example', password: PASSWORD }, headers: { 'lunette-organization': south.organizationId, authorization: 'Bearer nonsense' } })
    expect(status).toBe(201)
  })

  it('tells who works nowhere any more, once they have proven who they are', async () => {
    const { personId, organizationId } = await app.organization('East', { email: 'eva@east.example' })
    await app.peek('update staff set disabled_at = now() where organization_id = $1', [organizationId])
    const { status, body } = await tryToSignIn('eva@east.example', PASSWORD)
    expect([status, body.type]).toEqual([403, 'https://lunette.example/problems/identity/no-workplace'])
    expect(await app.peek('select from auth.session where "userId" = $1', [personId])).toHaveLength(0)
  })

  it('is written down in every organization of the person, with the address', async () => {
    const { organizationId: second } = await app.organization('North Two', { personId: north.personId })
    await tryToSignIn('jana@north.example', PASSWORD, '203.0.113.9')
    const entries = await app.peek<{ organization_id: string; address: string }>(`
      select organization_id, address from audit_entries where action = 'sessions.started' and address = '203.0.113.9' order by organization_id`)
    expect(entries.map((entry) => entry.organization_id)).toEqual([north.organizationId, second].toSorted())
  })
})

describe('guessing', () => {
  it('makes the sixth try wait, even with the right password, and says how long', async () => {
    for (let i = 0; i < 5; i += 1) expect((await tryToSignIn('jana@north.example', `wrong ${i}`)).status).toBe(401)
    const { status, body, headers } = await tryToSignIn('jana@north.example', PASSWORD)
    expect(status).toBe(429)
    expect(body).toMatchObject({ type: 'https://lunette.example/problems/identity/too-many-tries', retryAfterSeconds: expect.any(Number) })
    expect(Number(headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
    app.clock.aheadMs = MINUTE_MS
    expect((await tryToSignIn('jana@north.example', PASSWORD)).status).toBe(201)
  })

  it('waits longer the more is guessed', async () => {
    let longest = 0
    for (let i = 0; i < 12; i += 1) {
      const { status, headers } = await tryToSignIn('jana@north.example', `wrong ${i}`)
      if (status === 429) {
        longest = Math.max(longest, Number(headers['retry-after']))
        app.clock.aheadMs += Number(headers['retry-after']) * 1000
      }
    }
    for (let i = 0; i < 6; i += 1) {
      const { headers } = await tryToSignIn('jana@north.example', `wrong ${i}`)
      app.clock.aheadMs += Number(headers['retry-after'] ?? 0) * 1000
      longest = Math.max(longest, Number(headers['retry-after'] ?? 0))
    }
    expect(longest).toBeGreaterThan(100)
  })

  it('lets five of twenty guesses through that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => tryToSignIn('jana@north.example', `wrong ${i}`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('stops an address that tries one password on many people, and no other address', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => i)
    for (const i of rows) await tryToSignIn(`person${i}@north.example`, 'summer 2026', '203.0.113.50')
    expect((await tryToSignIn('jana@north.example', PASSWORD, '203.0.113.50')).status).toBe(429)
    expect((await tryToSignIn('jana@north.example', PASSWORD, '203.0.113.51')).status).toBe(201)
  }, 60_000)

  it('forgets wrong tries once the password was right', async () => {
    for (let i = 0; i < 4; i += 1) await tryToSignIn('jana@north.example', `wrong ${i}`)
    await app.signIn('jana@north.example')
    for (let i = 0; i < 4; i += 1) expect((await tryToSignIn('jana@north.example', `wrong ${i}`)).status).toBe(401)
  })

  it('keeps neither e-mail nor address of a wrong try in clear, for a password may have been typed there', async () => {
    await tryToSignIn('S3CRET-typed-into-the-wrong-field', 'wrong', '203.0.113.77')
    const rows = await app.peek<{ subject: string }>('select subject from auth.failed_tries')
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toMatch(/S3CRET|203\.0\.113/i)
    expect(app.lines.join('')).not.toMatch(/S3CRET/)
  })
})

describe('people of the sample', () => {
  it('sign in from the machine itself only', async () => {
    await app.organization('Sample', { email: 'anna@sample.example' }, { sample: true })
    expect((await tryToSignIn('anna@sample.example', PASSWORD)).status).toBe(201)
    for (const call of [{ from: '192.168.1.20' }, { headers: { 'x-forwarded-for': '203.0.113.7' } as Record<string, string> }, { headers: { host: 'attacker.example' } as Record<string, string> }]) {
      const { status, body } = await app.ask('POST', '/session', { body: { email: 'anna@sample.example', password: PASSWORD }, ...call })
      expect([status, body.type]).toEqual([403, 'https://lunette.example/problems/identity/sample-from-elsewhere'])
    }
  })
})

describe('sessions', () => {
  it('are listed with device and address, the asking one marked', async () => {
    const li = await app.signIn('li@south.example')
    await app.ask('POST', '/session', { body: { email: 'li@south.example', password: PASSWORD }, from: '203.0.113.4', headers: { 'user-agent': 'Till/1.0 收银' } })
    const { body } = await app.ask('GET', '/sessions', { as: li })
    expect(body.items).toHaveLength(2)
    expect(body.items[0]).toMatchObject({ address: '203.0.113.4', device: 'Till/1.0 ??', current: false })
    expect(body.items[1]).toMatchObject({ current: true })
  })

  it('end one by one: the other device is out at once', async () => {
    const [here, there] = [await app.signIn('li@south.example'), await app.signIn('li@south.example')]
    const { body: { items } } = await app.ask('GET', '/sessions', { as: there })
    const id = items.find((one: { current: boolean }) => one.current).id
    expect((await app.ask('DELETE', `/sessions/${id}`, { as: here })).status).toBe(204)
    expect((await app.ask('GET', '/session', { as: there })).status).toBe(401)
    expect((await app.ask('GET', '/session', { as: here })).status).toBe(200)
    expect((await app.ask('DELETE', `/sessions/${id}`, { as: here })).status).toBe(404)
  })

  it('of somebody else cannot be ended', async () => {
    const [jana, li] = [await app.signIn('jana@north.example'), await app.signIn('li@south.example')]
    const { body: { items } } = await app.ask('GET', '/sessions', { as: li })
    expect((await app.ask('DELETE', `/sessions/${items[0].id}`, { as: jana })).status).toBe(404)
    expect((await app.ask('GET', '/session', { as: li })).status).toBe(200)
  })

  it('end with signing out, and the cookie is taken back', async () => {
    const li = await app.signIn('li@south.example')
    const { status, headers } = await app.ask('DELETE', '/session', { as: li })
    expect(status).toBe(204)
    expect(headers['set-cookie']).toMatch(/^lunette\.session_token=; Max-Age=0; /)
    expect((await app.ask('GET', '/session', { as: li })).status).toBe(401)
    expect((await app.ask('DELETE', '/session')).status).toBe(204)
  })

  it('end with signing out, though another organization is named', async () => {
    const li = await app.signIn('li@south.example')
    expect((await app.ask('DELETE', '/session', { as: li, organization: north.organizationId })).status).toBe(204)
    expect((await app.ask('GET', '/session', { as: li })).status).toBe(401)
  })

  it('ended elsewhere are refused within ten seconds by a process that still remembers them', async () => {
    const li = await app.signIn('li@south.example')
    const elsewhere = new Callers(app.deps, app.master.sessionSecret)
    const request = { headers: { cookie: li }, method: 'GET', query: {} } as never
    const by = await elsewhere.find(request)
    expect(by?.email).toBe('li@south.example')
    await app.ask('DELETE', '/session', { as: li })
    app.clock.aheadMs = 9_000
    expect(await elsewhere.find(request)).not.toBeNull()
    app.clock.aheadMs = 10_001
    expect(await elsewhere.find(request)).toBeNull()
    expect(await elsewhere.stillThere(by!)).toBeNull()
  })
})

it('keeps no password in clear, neither in a table nor in the log', async () => {
  const found = await app.grep(PASSWORD)
  expect(found).toEqual([])
  expect(app.lines.join('')).not.toContain(PASSWORD)
})

it('says that the database is away, and not that the password is wrong', async () => {
  await using auth = new Auth({ connection: { host: '127.0.0.1', port: 1 }, master: app.master, publicUrl: app.deps.publicUrl, log: app.deps.log })
  const error = await auth.signIn('jana@north.example', PASSWORD, { address: '127.0.0.1', device: null }).catch((thrown: unknown) => thrown)
  expect(toProblem(error).toJSON()).toMatchObject({ status: 503 })
})
