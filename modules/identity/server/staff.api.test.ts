import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrganizationIds } from './create-organization.ts'
import { Callers } from './find-caller.ts'
import { PASSWORD, identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

let app: IdentityApp
let north: OrganizationIds
let south: OrganizationIds
let jana: string
let li: string
let second: string
let count = 0
const type = (name: string) => `https://lunette.example/problems/${name}`

/** Adds somebody with a password of their own and answers id and e-mail. */
async function colleague(as: string, roles: { role: string; branchId: string | null }[]): Promise<{ id: string; email: string; version: number; personId: string }> {
  count += 1
  const email = `colleague${count}@north.example`
  const { status, body } = await app.ask('POST', '/staff', { as, body: { name: `Colleague ${count}`, email, roles } })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  await app.ask('POST', '/password-resets/confirm', { body: { token: body.setPasswordLink.split('token=')[1], password: PASSWORD } })
  return { id: body.id, email, version: body.version, personId: body.personId }
}

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: 'jana@north.example' })
  south = await app.organization('South', { email: 'li@south.example' })
  jana = await app.signIn('jana@north.example')
  li = await app.signIn('li@south.example')
  second = (await app.ask('POST', '/branches', { as: jana, body: { name: 'Second', timeZone: 'Europe/Prague' } })).body.id
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(() => { app.clock.aheadMs = 0 })

describe('adding somebody', () => {
  it('answers a link where no mail server is set; with it they choose a password and sign in', async () => {
    const { status, body } = await app.ask('POST', '/staff', { as: jana, body: { name: 'Petra Malá', email: 'Petra@north.example', roles: [{ role: 'clerk', branchId: north.branchId }] } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'Petra Malá', email: 'petra@north.example', roles: [{ role: 'clerk', branchId: north.branchId }], skills: [], disabledAt: null, version: 1 })
    expect(body.setPasswordLink).toMatch(/^http:\/\/localhost:4100\/reset#token=[\w-]{43}$/)
    expect((await app.ask('POST', '/session', { body: { email: 'petra@north.example', password: PASSWORD } })).status).toBe(401)
    app.clock.aheadMs = 6 * 86_400_000
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token: body.setPasswordLink.split('token=')[1], password: PASSWORD } })).status).toBe(204)
    app.clock.aheadMs = 0
    const petra = await app.signIn('petra@north.example')
    const session = (await app.ask('GET', '/session', { as: petra })).body
    expect(session.rights['orders.write']).toEqual({ scope: 'branch', branchIds: [north.branchId] })
    expect(session.rights['organization.manage']).toBeUndefined()
    expect(session.person.language).toBe('cs')
  })

  it('answers the same again for the same id, without the link, and 409 for another content', async () => {
    const id = newId()
    const body = { id, name: 'Ota', email: 'ota@north.example', roles: [{ role: 'technician', branchId: null }] }
    const key = newId()
    const first = await app.ask('POST', '/staff', { as: jana, body, key })
    const twin = await app.ask('POST', '/staff', { as: jana, body, key })
    const again = await app.ask('POST', '/staff', { as: jana, body })
    expect([first.status, twin.status, again.status]).toEqual([201, 201, 200])
    expect([first.body.setPasswordLink === null, twin.body.setPasswordLink, again.body.setPasswordLink]).toEqual([false, null, null])
    const other = await app.ask('POST', '/staff', { as: jana, body: { ...body, name: 'Otto' } })
    expect([other.status, other.body.type]).toEqual([409, type('http/id-exists')])
  })

  it('lets somebody who signs in already work in two organizations with one password', async () => {
    const { body } = await app.ask('POST', '/staff', { as: jana, body: { name: 'Li of South', email: 'li@south.example', roles: [{ role: 'accountant', branchId: null }] } })
    expect(body.setPasswordLink).toBeNull()
    const session = (await app.ask('GET', '/session', { as: li, organization: north.organizationId })).body
    expect(session.staff.roles).toEqual([{ role: 'accountant', branchId: null }])
    expect(session.organizations).toHaveLength(2)
    const twice = await app.ask('POST', '/staff', { as: jana, body: { name: 'Li', email: 'li@south.example', roles: [{ role: 'clerk', branchId: null }] } })
    expect([twice.status, twice.body.type, twice.body.staffId]).toEqual([409, type('identity/already-staff'), body.id])
  })

  it('gives a new link to who has none yet, and never to who has a password', async () => {
    const { body: added } = await app.ask('POST', '/staff', { as: jana, body: { name: 'Iva', email: 'iva@north.example', roles: [{ role: 'clerk', branchId: null }] } })
    const { body } = await app.ask('POST', `/staff/${added.id}/invitation`, { as: jana })
    expect(body.setPasswordLink).not.toBe(added.setPasswordLink)
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token: added.setPasswordLink.split('token=')[1], password: PASSWORD } })).status).toBe(410)
    expect((await app.ask('POST', '/password-resets/confirm', { body: { token: body.setPasswordLink.split('token=')[1], password: PASSWORD } })).status).toBe(204)
    const again = await app.ask('POST', `/staff/${added.id}/invitation`, { as: jana })
    expect([again.status, again.body.type]).toEqual([409, type('identity/password-is-set')])
  })

  it.each([
    ['an unknown branch', [{ role: 'clerk', branchId: '0199a2b0-0000-7000-8000-000000000000' }], '/roles/0/branchId'],
    ['an owner of one branch', () => [{ role: 'owner', branchId: north.branchId }], '/roles/0/branchId'],
    ['a branch of another organization', () => [{ role: 'clerk', branchId: south.branchId }], '/roles/0/branchId'],
    ['a role twice', [{ role: 'clerk', branchId: null }, { role: 'clerk', branchId: null }], '/roles/1'],
  ])('refuses %s at its field', async (_what, roles, pointer) => {
    const { status, body } = await app.ask('POST', '/staff', { as: jana, body: { name: 'X', email: 'x@north.example', roles: typeof roles === 'function' ? roles() : roles } })
    expect([status, body.errors?.[0].pointer]).toEqual([422, pointer])
    expect(await app.peek('select from auth."user" where email = $1', ['x@north.example'])).toHaveLength(0)
  })
})

describe('the manager of one branch', () => {
  it('gives roles below manager there, and none elsewhere or above', async () => {
    const manager = await app.signIn((await colleague(jana, [{ role: 'manager', branchId: north.branchId }])).email)
    const clerk = await colleague(manager, [{ role: 'clerk', branchId: north.branchId }])
    const giving = (roles: unknown) => app.ask('PUT', `/staff/${clerk.id}/roles`, { as: manager, body: { roles }, ifMatch: clerk.version })
    for (const role of [{ role: 'clerk', branchId: second }, { role: 'clerk', branchId: null }, { role: 'manager', branchId: north.branchId }, { role: 'owner', branchId: null }, { role: 'accountant', branchId: north.branchId }]) {
      const { status, body } = await giving([{ role: 'clerk', branchId: north.branchId }, role])
      expect([role.role, status, body.type]).toEqual([role.role, 403, type('http/forbidden')])
    }
    expect((await giving([{ role: 'optician', branchId: north.branchId }])).status).toBe(200)
  })

  it('touches nobody who works elsewhere or above them', async () => {
    const manager = await app.signIn((await colleague(jana, [{ role: 'manager', branchId: north.branchId }])).email)
    const elsewhere = await colleague(jana, [{ role: 'clerk', branchId: second }])
    for (const [id, version] of [[elsewhere.id, elsewhere.version], [north.staffId, 1]] as const) {
      expect((await app.ask('POST', `/staff/${id}/disable`, { as: manager, ifMatch: version })).status).toBe(403)
      expect((await app.ask('PATCH', `/staff/${id}`, { as: manager, body: { name: 'Y' }, ifMatch: version })).status).toBe(403)
      expect((await app.ask('PUT', `/staff/${id}/skills`, { as: manager, body: { skills: [] }, ifMatch: version })).status).toBe(403)
    }
  })
})

describe('changing somebody', () => {
  it('demands the version last seen and tells the present one', async () => {
    const { id, version } = await colleague(jana, [{ role: 'clerk', branchId: null }])
    expect((await app.ask('PATCH', `/staff/${id}`, { as: jana, body: { name: 'New' } })).status).toBe(428)
    expect((await app.ask('PATCH', `/staff/${id}`, { as: jana, body: { name: 'New' }, ifMatch: version })).body).toMatchObject({ name: 'New', version: version + 1 })
    const stale = await app.ask('PATCH', `/staff/${id}`, { as: jana, body: { name: 'Newer' }, ifMatch: version })
    expect([stale.status, stale.body.type, stale.body.version, stale.body.current.name]).toEqual([409, type('http/version-stale'), version + 1, 'New'])
  })

  it('sees nobody of another organization', async () => {
    for (const [method, path] of [['GET', ''], ['PATCH', ''], ['PUT', '/roles'], ['POST', '/disable']] as const) {
      const { status } = await app.ask(method, `/staff/${south.staffId}${path}`, { as: jana, ifMatch: 1, ...(method !== 'GET' && path !== '/disable' && { body: path ? { roles: [] } : { name: 'Z' } }) })
      expect([path, status]).toEqual([path, 404])
    }
    const { body } = await app.ask('GET', '/staff', { as: jana })
    expect(body.items.map((one: { id: string }) => one.id)).not.toContain(south.staffId)
  })

  it('keeps skills with their level', async () => {
    const { body: skill } = await app.ask('POST', '/skills', { as: jana, body: { name: 'Contact lenses' } })
    expect((await app.ask('POST', '/skills', { as: jana, body: { name: 'Contact lenses' } })).body.errors[0].pointer).toBe('/name')
    const { id, version } = await colleague(jana, [{ role: 'optician', branchId: null }])
    expect((await app.ask('PUT', `/staff/${id}/skills`, { as: jana, body: { skills: [{ skillId: skill.id, level: 4 }] }, ifMatch: version })).body.skills).toEqual([{ skillId: skill.id, level: 4 }])
    const foreign = await app.ask('PUT', `/staff/${id}/skills`, { as: jana, body: { skills: [{ skillId: newId(), level: 4 }] }, ifMatch: version + 1 })
    expect([foreign.status, foreign.body.errors[0].pointer]).toEqual([422, '/skills'])
    expect((await app.ask('GET', '/skills', { as: jana })).body.items).toEqual([skill])
    expect((await app.ask('GET', '/skills', { as: li, organization: south.organizationId })).body.items).toEqual([])
  })

  it('is listed page by page', async () => {
    const all = (await app.ask('GET', '/staff?limit=200', { as: jana })).body.items as { id: string }[]
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await app.ask('GET', `/staff?limit=2${cursor && `&cursor=${cursor}`}`, { as: jana })
      seen.push(...body.items.map((one: { id: string }) => one.id))
      cursor = body.nextCursor
    }
    expect(seen).toEqual(all.map(({ id }) => id))
    for (const values of [['a\u0000b', north.staffId], ['a', 'b'], [1], {}]) {
      const made = Buffer.from(JSON.stringify(values)).toString('base64url')
      expect((await app.ask('GET', `/staff?cursor=${made}`, { as: jana })).body.errors[0].pointer).toBe('query/cursor')
    }
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('disabling somebody', () => {
  it('ends their sessions and keys at once, and within ten seconds where they are remembered', async () => {
    const them = await colleague(jana, [{ role: 'owner', branchId: null }])
    const cookie = await app.signIn(them.email)
    const { body: { secret } } = await app.ask('POST', '/api-keys', { as: cookie, body: { name: 'Till', scopes: ['all'] } })
    expect((await app.ask('GET', '/me', { as: secret })).status).toBe(200)
    const elsewhere = new Callers(app.deps, app.master.sessionSecret)
    const request = { headers: { cookie }, method: 'GET', query: {} } as never
    const machine = { headers: { authorization: `Bearer ${secret}` }, method: 'GET', query: {} } as never
    const [streaming, streamingMachine] = [await elsewhere.find(request), await elsewhere.find(machine)]

    expect((await app.ask('POST', `/staff/${them.id}/disable`, { as: jana, ifMatch: them.version })).body.disabledAt).not.toBeNull()
    expect((await app.ask('GET', '/session', { as: cookie })).status).toBe(401)
    expect((await app.ask('GET', '/me', { as: secret })).status).toBe(401)
    expect(await app.peek('select from auth.session where "userId" = $1', [them.personId])).toHaveLength(0)
    expect(await app.peek('select from outbox where kind = $1 and subject_id = $2', ['identity.staff-disabled', them.id])).toHaveLength(1)
    expect((await app.ask('POST', '/session', { body: { email: them.email, password: PASSWORD } })).body.type).toBe(type('identity/no-workplace'))

    app.clock.aheadMs = 5_000
    expect(await elsewhere.find(request)).not.toBeNull()
    app.clock.aheadMs = 10_001
    expect(await elsewhere.find(request)).toBeNull()
    await expect(elsewhere.find(machine)).rejects.toThrow()
    expect([await elsewhere.stillThere(streaming!), await elsewhere.stillThere(streamingMachine!)]).toEqual([null, null])
  })

  it('leaves them alone elsewhere', async () => {
    const { body: { items } } = await app.ask('GET', '/staff?limit=200', { as: jana })
    const here = items.find((one: { email: string }) => one.email === 'li@south.example')
    expect((await app.ask('POST', `/staff/${here.id}/disable`, { as: jana, ifMatch: here.version })).status).toBe(200)
    expect((await app.ask('GET', '/session', { as: li, organization: north.organizationId })).status).toBe(403)
    expect((await app.ask('GET', '/session', { as: li })).body.organization.id).toBe(south.organizationId)
  })

  it('is undone by enabling', async () => {
    const them = await colleague(jana, [{ role: 'clerk', branchId: null }])
    await app.ask('POST', `/staff/${them.id}/disable`, { as: jana, ifMatch: 1 })
    expect((await app.ask('POST', `/staff/${them.id}/enable`, { as: jana, ifMatch: 2 })).body).toMatchObject({ disabledAt: null, version: 3 })
    await app.signIn(them.email)
  })
})

describe('the last owner', () => {
  it('may be neither disabled nor made something else', async () => {
    for (const answer of [
      await app.ask('POST', `/staff/${south.staffId}/disable`, { as: li, organization: south.organizationId, ifMatch: 1 }),
      await app.ask('PUT', `/staff/${south.staffId}/roles`, { as: li, organization: south.organizationId, ifMatch: 1, body: { roles: [{ role: 'manager', branchId: null }] } }),
    ]) expect([answer.status, answer.body.type]).toEqual([409, type('identity/last-owner')])
  })

  it('is left when two owners disable each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ids = await app.organization(`Twins ${round}`, { email: `one${round}@twins.example` })
      const one = await app.signIn(`one${round}@twins.example`)
      const { body } = await app.ask('POST', '/staff', { as: one, body: { name: 'Two', email: `two${round}@twins.example`, roles: [{ role: 'owner', branchId: null }] } })
      await app.ask('POST', '/password-resets/confirm', { body: { token: body.setPasswordLink.split('token=')[1], password: PASSWORD } })
      const two = await app.signIn(`two${round}@twins.example`)
      const answers = await Promise.all([
        app.ask('POST', `/staff/${body.id}/disable`, { as: one, ifMatch: 1 }),
        app.ask('POST', `/staff/${ids.staffId}/disable`, { as: two, ifMatch: 1 }),
      ])
      // Whoever came second was refused as the last owner, or was no longer anybody when asked who they are.
      const [first, second] = answers.map(({ status }) => status).toSorted((one, other) => one - other)
      expect(first).toBe(200)
      expect([401, 403, 409]).toContain(second)
      const left = await app.peek('select from staff where organization_id = $1 and disabled_at is null', [ids.organizationId])
      expect(left).toHaveLength(1)
    }
  })
})

describe('API keys', () => {
  it('show their secret once and keep only its hash', async () => {
    const id = newId()
    const body = { id, name: 'E-shop', scopes: ['products.read'] }
    const made = await app.ask('POST', '/api-keys', { as: jana, body })
    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(new RegExp(`^lun_${north.organizationId}_[\\w-]{43}$`))
    expect(made.body).toMatchObject({ staffId: north.staffId, staffName: 'Owner of North', scopes: ['products.read'], branchIds: null, expiresAt: null })
    const again = await app.ask('POST', '/api-keys', { as: jana, body })
    expect([again.status, again.body.secret]).toEqual([200, null])
    const { body: { items } } = await app.ask('GET', '/api-keys', { as: jana })
    expect(items.find((one: { id: string }) => one.id === id)).not.toHaveProperty('secret')
    const secret = made.body.secret.slice(`lun_${north.organizationId}_`.length)
    expect(await app.grep(secret)).toEqual([])
    expect(app.lines.join('')).not.toContain(secret)
  })

  it('may what they say, and never more than their person', async () => {
    const clerk = await colleague(jana, [{ role: 'clerk', branchId: north.branchId }])
    const { body: { secret } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'For the clerk', staffId: clerk.id, scopes: ['all'] } })
    const { body: narrow } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'Only staff', scopes: ['staff.read'], branchIds: [second] } })
    expect((await app.ask('GET', '/session', { as: secret })).body.rights['organization.manage']).toBeUndefined()
    expect((await app.ask('GET', '/session', { as: narrow.secret })).body.rights).toEqual({ 'staff.read': { scope: 'organization', branchIds: [second] } })
    expect((await app.ask('PATCH', '/organization', { as: narrow.secret, body: { name: 'Mine' }, ifMatch: 1 })).body.type).toBe(type('http/forbidden'))
  })

  it('are no persons: they sign nobody out, change no password and make no keys', async () => {
    const { body: { secret } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'All', scopes: ['all'] } })
    for (const answer of [
      await app.ask('GET', '/sessions', { as: secret }),
      await app.ask('POST', '/me/password', { as: secret, body: { current: PASSWORD, next: 'another horse battery' } }),
      await app.ask('PATCH', '/me', { as: secret, body: { name: 'Z' } }),
      await app.ask('POST', '/api-keys', { as: secret, body: { name: 'Another', scopes: ['all'] } }),
    ]) expect([answer.status, answer.body.type]).toEqual([403, type('identity/people-only')])
  })

  it('end when they are revoked and when their time is over', async () => {
    const { body: kept } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'A', scopes: ['all'] } })
    const { body: short } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'B', scopes: ['all'], expiresAt: new Date(Date.now() + 60_000).toISOString() } })
    expect((await app.ask('GET', '/me', { as: short.secret })).status).toBe(200)
    app.clock.aheadMs = 61_000
    expect((await app.ask('GET', '/me', { as: short.secret })).status).toBe(401)
    expect((await app.ask('DELETE', `/api-keys/${kept.id}`, { as: jana })).status).toBe(204)
    expect((await app.ask('GET', '/me', { as: kept.secret })).status).toBe(401)
    expect((await app.ask('DELETE', `/api-keys/${kept.id}`, { as: jana })).status).toBe(404)
    const past = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'C', scopes: ['all'], expiresAt: new Date(Date.now() - 1).toISOString(), branchIds: [south.branchId], staffId: south.staffId } })
    expect(past.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(['/staffId', '/branchIds/0', '/expiresAt'])
  })

  it('of another organization open nothing, though the name in them is changed', async () => {
    const { body: { secret } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'D', scopes: ['all'] } })
    expect((await app.ask('GET', '/me', { as: secret.replace(north.organizationId, south.organizationId) })).status).toBe(401)
    expect((await app.ask('GET', '/me', { as: secret, organization: south.organizationId })).status).toBe(403)
  })
})
