import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { sql } from '#platform/db/sql'
import { createOrganization } from './create-organization.ts'
import type { CreatedOrganization } from './deps.ts'
import { PASSWORD, cookieOf, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

let app: IdentityApp
let created: CreatedOrganization[]
let samples: number
const type = (name: string) => `https://lunette.example/problems/${name}`
const shop = (more: object = {}) => ({
  name: 'Optika Nováková', country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', accent: { light: '#86305F', dark: '#EBA3C8' },
  logo: { name: 'logo.png', mediaType: 'image/png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==' },
  branch: { name: 'Brno', timeZone: 'Europe/Prague', hours: [{ weekday: 1, opens: '08:30', closes: '17:00' }] },
  owner: { name: 'Jana Nováková', email: 'Jana@optika.example', password: PASSWORD }, ...more,
})

beforeEach(async () => {
  created = []
  samples = 0
  app = await identityApp({
    hooks: [async (tx, organization) => {
      created.push(organization)
      await tx.run(sql`insert into skills (organization_id, id, name) values (${tx.organizationId}, ${newId()}, 'Laid down by a module')`)
    }],
    makeSample: async (deps) => {
      samples += 1
      const { organizationId, personId } = await createOrganization(deps, {
        ...shop({ name: 'Sample', logo: undefined }) as never as Parameters<typeof createOrganization>[1], sample: true, owner: { name: 'Anna Ukázková', email: 'anna@sample.example', password: 'invented by chance' },
      })
      return { organizationId, ownerPersonId: personId }
    },
  })
})
afterEach(() => app[Symbol.asyncDispose]())

describe('the first page', () => {
  it('tells what a shop begins with, each rate with its source, in the language of the browser', async () => {
    const { body } = await app.ask('GET', '/setup', { headers: { 'accept-language': 'cs-CZ,cs;q=0.9,en;q=0.8' } })
    expect(body).toMatchObject({ state: 'empty', needsCode: false, hasSample: false })
    expect(body.countries.map((one: { country: string }) => one.country)).toEqual(['CZ', 'BR', 'CN', 'other'])
    expect(body.countries[0]).toMatchObject({ currency: 'CZK', language: 'cs', timeZone: 'Europe/Prague', vatName: 'DPH' })
    expect(body.countries[0].taxClasses[0]).toMatchObject({ code: 'standard', name: 'Základní', rateBps: 2100, source: expect.stringContaining('235/2004'), verifiedOn: '2026-11-21' })
    expect((await app.ask('GET', '/setup', { from: '192.168.1.20' })).body.needsCode).toBe(true)
  })

  it('opens a shop whole: owner signed in, branch, hours, colours, logo, and what modules lay down', async () => {
    const { status, body, headers } = await app.ask('POST', '/setup/organization', { body: shop() })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      person: { name: 'Jana Nováková', email: 'jana@optika.example', language: 'cs' },
      organization: { name: 'Optika Nováková', slug: 'optika-novakova', country: 'CZ', currency: 'CZK', vatPayer: true, accent: { light: '#86305F', dark: '#EBA3C8' }, depositRoundTo: 10_000, sample: false },
      staff: { roles: [{ role: 'owner', branchId: null }] }, branches: [{ name: 'Brno' }],
    })
    expect(created).toEqual([{ id: body.organization.id, country: 'CZ', currency: 'CZK', language: 'cs', vatPayer: true, createdOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }])
    const as = cookieOf(headers)
    expect((await app.ask('GET', body.organization.logoUrl.slice('/api/v1'.length), { as })).headers['content-type']).toBe('image/png')
    expect((await app.ask('GET', '/branches', { as })).body.items[0].hours).toEqual([{ weekday: 1, opens: '08:30', closes: '17:00' }])
    expect((await app.ask('GET', '/skills', { as })).body.items).toHaveLength(1)
    expect((await app.ask('GET', '/setup')).body).toMatchObject({ state: 'ready', hasSample: false })
    await app.signIn('jana@optika.example')
  })

  it('opens one shop when two people press at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((n) => app.ask('POST', '/setup/organization', { body: shop({ name: `Shop ${n}`, owner: { name: 'X', email: `x${n}@optika.example`, password: PASSWORD } }) })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409, 409, 409])
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe(type('identity/setup-done'))
    expect(await app.peek('select from auth."user"')).toHaveLength(1)
  })

  it.each([
    ['a colour nobody can read', { accent: { light: '#63C6CF', dark: '#63C6CF' } }, '/accent/light'],
    ['a logo that is a page', { logo: { name: 'logo.svg', mediaType: 'image/svg+xml', base64: Buffer.from('<svg/>').toString('base64') } }, '/logo/base64'],
    ['hours that overlap', { branch: { name: 'B', timeZone: 'Europe/Prague', hours: [{ weekday: 1, opens: '08:00', closes: '12:00' }, { weekday: 1, opens: '10:00', closes: '12:00' }] } }, '/branch/hours/1'],
    ['a short password', { owner: { name: 'X', email: 'x@optika.example', password: 'short' } }, '/owner/password'],
  ])('refuses %s and leaves nothing half-made', async (_what, more, pointer) => {
    const { status, body } = await app.ask('POST', '/setup/organization', { body: shop(more) })
    expect([status, body.errors[0].pointer]).toEqual([422, pointer])
    expect(await app.peek('select from organizations')).toHaveLength(0)
    expect(await app.peek('select from auth."user"')).toHaveLength(0)
  })

  it('asks who is not at the machine for the code, and lets nobody guess it', async () => {
    const from = '192.168.1.20'
    const without = await app.ask('POST', '/setup/organization', { body: shop(), from })
    expect([without.status, without.body.type]).toEqual([403, type('identity/setup-code')])
    for (const headers of [{ 'x-forwarded-for': '203.0.113.7' } as Record<string, string>, { host: 'attacker.example' }]) {
      expect((await app.ask('POST', '/setup/organization', { body: shop({ code: '000000' }), headers })).status).toBe(403)
    }
    for (const code of ['111111', '222222']) expect((await app.ask('POST', '/setup/sample', { body: { code }, from })).status).toBe(403)
    const waiting = await app.ask('POST', '/setup/sample', { body: { code: '271828' }, from })
    expect([waiting.status, waiting.body.type]).toEqual([429, type('identity/too-many-codes')])
    app.clock.aheadMs = 60_000
    expect((await app.ask('POST', '/setup/organization', { body: shop({ code: '271828' }), from })).status).toBe(201)
  })
})

describe('the sample', () => {
  it('is made once though the button is pressed twice, and its owner is signed in', async () => {
    const answers = await Promise.all([1, 2].map(() => app.ask('POST', '/setup/sample', { body: {} })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(samples).toBe(1)
    expect(answers[0]?.body).toMatchObject({ person: { name: 'Anna Ukázková' }, organization: { sample: true } })
    expect((await app.ask('GET', '/setup')).body).toMatchObject({ state: 'ready', hasSample: true })
    expect((await app.ask('POST', '/setup/sample', { body: {} })).body.type).toBe(type('identity/setup-done'))
  })

  it('leads to a shop of one\'s own, whose owner is a real person', async () => {
    const anna = cookieOf((await app.ask('POST', '/setup/sample', { body: {} })).headers)
    const nobody = await app.ask('POST', '/organizations', { as: anna, body: shop({ owner: undefined }) })
    expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([422, '/owner'])
    const { status, body, headers } = await app.ask('POST', '/organizations', { as: anna, body: shop() })
    expect([status, body.person.email, body.organization.sample]).toEqual([201, 'jana@optika.example', false])
    expect((await app.ask('GET', '/session', { as: cookieOf(headers) })).body.organization.id).toBe(body.organization.id)
  })

  it('is deleted by its owner with everything in it, and nothing else is', async () => {
    const anna = cookieOf((await app.ask('POST', '/setup/sample', { body: {} })).headers)
    const { body, headers } = await app.ask('POST', '/organizations', { as: anna, body: shop() })
    const jana = cookieOf(headers)
    const real = await app.ask('DELETE', '/sample', { as: jana })
    expect([real.status, real.body.type]).toEqual([409, type('identity/not-a-sample')])
    expect((await app.ask('DELETE', '/sample', { as: anna })).status).toBe(204)
    expect((await app.ask('GET', '/session', { as: anna })).status).toBe(401)
    expect(await app.peek<{ id: string }>('select id from organizations')).toEqual([{ id: body.organization.id }])
    expect(await app.peek<{ email: string }>('select email from auth."user"')).toEqual([{ email: 'jana@optika.example' }])
    for (const table of ['staff', 'branches', 'audit_entries', 'outbox', 'organization_keys', 'files', 'skills']) {
      expect(await app.peek(`select from ${table} where organization_id <> $1`, [body.organization.id])).toHaveLength(0)
    }
    expect((await app.ask('GET', '/organization', { as: jana })).status).toBe(200)
  })

  it('is deleted by nobody else', async () => {
    const anna = cookieOf((await app.ask('POST', '/setup/sample', { body: {} })).headers)
    const { body } = await app.ask('POST', '/staff', { as: anna, body: { name: 'M', email: 'm@sample.example', roles: [{ role: 'manager', branchId: null }] } })
    await app.ask('POST', '/password-resets/confirm', { body: { token: body.setPasswordLink.split('token=')[1], password: PASSWORD } })
    expect((await app.ask('DELETE', '/sample', { as: await app.signIn('m@sample.example') })).status).toBe(403)
  })
})

describe('a further organization', () => {
  it('belongs to who opens it, twice the same id opens it once', async () => {
    const jana = cookieOf((await app.ask('POST', '/setup/organization', { body: shop() })).headers)
    const id = newId()
    const body = { ...shop({ owner: undefined, name: 'Optika Nováková', logo: undefined }), id }
    const first = await app.ask('POST', '/organizations', { as: jana, body })
    expect([first.status, first.body.organization.slug, first.body.person.email]).toEqual([201, 'optika-novakova-2', 'jana@optika.example'])
    expect((await app.ask('POST', '/organizations', { as: jana, body })).status).toBe(200)
    expect((await app.ask('POST', '/organizations', { as: jana, body: { ...body, name: 'Another' } })).body.type).toBe(type('http/id-exists'))
    expect((await app.ask('GET', '/session', { as: jana })).body.organizations).toHaveLength(2)
    const withOwner = await app.ask('POST', '/organizations', { as: jana, body: shop() })
    expect([withOwner.status, withOwner.body.errors[0].pointer]).toEqual([422, '/owner'])
  })

  it('is refused to strangers, and under the id of somebody else\'s', async () => {
    const jana = cookieOf((await app.ask('POST', '/setup/organization', { body: shop() })).headers)
    const { organizationId } = await app.organization('South', { email: 'li@south.example' })
    expect((await app.ask('POST', '/organizations', { body: shop() })).status).toBe(401)
    const { status, body } = await app.ask('POST', '/organizations', { as: jana, body: { ...shop({ owner: undefined }), id: organizationId } })
    expect([status, body.type]).toEqual([409, type('http/id-exists')])
  })
})
