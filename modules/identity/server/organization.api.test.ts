import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import type { OrganizationIds } from './create-organization.ts'
import { identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

let app: IdentityApp
let north: OrganizationIds
let south: OrganizationIds
let jana: string
let li: string
const type = (name: string) => `https://lunette.example/problems/${name}`
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const version = async (as: string): Promise<number> => (await app.ask('GET', '/organization', { as })).body.version

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: 'jana@north.example' })
  south = await app.organization('South', { email: 'li@south.example' })
  jana = await app.signIn('jana@north.example')
  li = await app.signIn('li@south.example')
})
afterAll(() => app[Symbol.asyncDispose]())

describe('the organization', () => {
  it('is changed field by field, with its version in the ETag', async () => {
    const before = await app.ask('GET', '/organization', { as: jana })
    expect(before.headers.etag).toBe(`"${before.body.version}"`)
    const { body } = await app.ask('PATCH', '/organization', { as: jana, ifMatch: before.body.version, body: { name: 'North Optics', accent: { light: '#86305F', dark: '#eba3c8' }, depositShareBps: 3000 } })
    expect(body).toEqual({ ...before.body, name: 'North Optics', accent: { light: '#86305F', dark: '#EBA3C8' }, depositShareBps: 3000, version: before.body.version + 1 })
    expect((await app.ask('GET', '/session', { as: jana })).body.organization.name).toBe('North Optics')
    expect((await app.ask('GET', '/organization', { as: li })).body.name).toBe('South')
  })

  it.each([
    ['pale on white', { light: '#63C6CF', dark: '#63C6CF' }, '/accent/light'],
    ['dark on dark', { light: '#0F5F69', dark: '#0F5F69' }, '/accent/dark'],
    ['red like overdue', { light: '#B9231A', dark: '#63C6CF' }, '/accent/light'],
  ])('refuses an accent that is %s', async (_what, accent, pointer) => {
    const { status, body } = await app.ask('PATCH', '/organization', { as: jana, ifMatch: await version(jana), body: { accent } })
    expect([status, body.type, body.errors[0].pointer]).toEqual([422, type('http/invalid'), pointer])
  })

  it('is changed once when the same call comes twice', async () => {
    const [seen, key] = [await version(jana), newId()]
    const change = () => app.ask('PATCH', '/organization', { as: jana, ifMatch: seen, key, body: { taxNumber: 'CZ12345678' } })
    const answers = [await change(), await change()]
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual([[200, seen + 1], [200, seen + 1]])
  })

  it('lets one of two changes through that saw the same version', async () => {
    const seen = await version(jana)
    const answers = await Promise.all([1, 2, 3].map((n) => app.ask('PATCH', '/organization', { as: jana, ifMatch: seen, body: { name: `North ${n}` } })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
  })

  it('writes down who changed what', async () => {
    const entries = await app.peek<{ changes: { before: object; after: object } }>(`
      select changes from audit_entries where organization_id = $1 and action = 'organizations.changed' and changes->'after' ? 'depositShareBps'`, [north.organizationId])
    expect(entries[0]?.changes).toEqual({ before: { name: 'North', accent: null, depositShareBps: 5000 }, after: { name: 'North Optics', accent: { light: '#86305F', dark: '#EBA3C8' }, depositShareBps: 3000 } })
  })
})

describe('parts of Lunette', () => {
  const turn = (capability: string, enabled: boolean) => app.ask('PUT', `/organization/capabilities/${capability}`, { as: jana, body: { enabled } })

  it('are switched off from the top and on from the bottom', async () => {
    const needed = await turn('customers', false)
    expect([needed.status, needed.body.type, needed.body.neededBy]).toEqual([409, type('identity/capability-bound'), ['payments', 'prescriptions', 'orders', 'labs', 'imports']])
    expect((await turn('orders', false)).body.neededBy).toEqual(['labs'])
    expect((await turn('labs', false)).status).toBe(200)
    expect((await turn('orders', false)).body.capabilities).toEqual(['customers', 'catalog', 'payments', 'prescriptions', 'imports', 'webhooks'])
    expect((await turn('catalog', false)).body.capabilities).toEqual(['customers', 'payments', 'prescriptions', 'imports', 'webhooks'])
    const missing = await turn('orders', true)
    expect([missing.status, missing.body.needs]).toEqual([409, ['catalog']])
    await turn('catalog', true)
    expect((await turn('orders', true)).body.capabilities).toHaveLength(7)
    expect((await turn('labs', true)).body.capabilities).toHaveLength(8)
    expect((await turn('stock', true)).status).toBe(404)
  })
})

describe('the logo', () => {
  it('is kept sealed and answered as a picture that no page can misuse', async () => {
    const { body } = await app.ask('PUT', '/organization/logo', { as: jana, ifMatch: await version(jana), body: { name: '../logo.exe', mediaType: 'image/png', base64: png } })
    expect(body.logoUrl).toMatch(new RegExp(`^/api/v1/organization/logo\\?organization=${north.organizationId}&file=`))
    const answer = await app.ask('GET', body.logoUrl.slice('/api/v1'.length), { as: jana })
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-disposition': "attachment; filename*=UTF-8''logo.exe.png" })
    expect(answer.body).toEqual(Buffer.from(png, 'base64'))
    const [file] = await app.peek<{ content: Buffer; name: string }>('select content, name from files where organization_id = $1', [north.organizationId])
    expect(file?.content.includes(Buffer.from(png, 'base64').subarray(0, 16))).toBe(false)
  })

  it('of another organization is not there', async () => {
    expect((await app.ask('GET', '/organization/logo', { as: li })).status).toBe(404)
    expect((await app.ask('GET', `/organization/logo?organization=${north.organizationId}`, { as: li })).status).toBe(403)
  })

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML called PNG', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', async (_what, bytes) => {
    const { status, body } = await app.ask('PUT', '/organization/logo', { as: jana, ifMatch: await version(jana), body: { name: 'logo.png', mediaType: 'image/png', base64: bytes.toString('base64') } })
    expect([status, body.errors[0].pointer]).toEqual([422, '/base64'])
  })

  it('can be taken away', async () => {
    expect((await app.ask('DELETE', '/organization/logo', { as: jana, ifMatch: await version(jana) })).body.logoUrl).toBeNull()
    expect((await app.ask('GET', '/organization/logo', { as: jana })).status).toBe(404)
  })
})

describe('branches', () => {
  const adamov = { name: 'Adamov', kind: 'workshop', street: 'Nádražní 1', city: '', postalCode: null, phone: '+420 545 000 111', email: 'Dilna@north.example', timeZone: 'Europe/Prague', hours: [{ weekday: 1, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '13:00', closes: '17:00' }] }

  it('are opened with their hours, the same id answering the same', async () => {
    const id = newId()
    const made = await app.ask('POST', '/branches', { as: jana, body: { id, ...adamov } })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({ ...adamov, id, city: null, email: 'dilna@north.example', closedAt: null, version: 1 })
    expect((await app.ask('POST', '/branches', { as: jana, body: { id, ...adamov } })).status).toBe(200)
    expect((await app.ask('POST', '/branches', { as: jana, body: { id, ...adamov, name: 'Blansko' } })).body.type).toBe(type('http/id-exists'))
    expect((await app.ask('GET', '/session', { as: jana })).body.branches).toHaveLength(2)
  })

  it.each([
    ['a name that another has', { ...adamov }, '/name'],
    ['hours that overlap', { ...adamov, name: 'X', hours: [{ weekday: 2, opens: '09:00', closes: '12:00' }, { weekday: 2, opens: '11:59', closes: '17:00' }] }, '/hours/1'],
    ['hours that end before they begin', { ...adamov, name: 'X', hours: [{ weekday: 2, opens: '09:00', closes: '08:00' }] }, '/hours/0/closes'],
    ['a zone that is none', { ...adamov, name: 'X', timeZone: 'Europe/Brno' }, '/timeZone'],
  ])('refuse %s', async (_what, body, pointer) => {
    const answer = await app.ask('POST', '/branches', { as: jana, body })
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer])
  })

  it('change, close and open again; one stays open', async () => {
    const { body: { items } } = await app.ask('GET', '/branches', { as: jana })
    const [first, second] = [items.find((one: { id: string }) => one.id === north.branchId), items.find((one: { name: string }) => one.name === 'Adamov')]
    const changed = await app.ask('PATCH', `/branches/${second.id}`, { as: jana, ifMatch: second.version, body: { hours: [], phone: null, closed: true } })
    expect(changed.body).toMatchObject({ hours: [], phone: null, closedAt: expect.any(String), version: 2 })
    const last = await app.ask('PATCH', `/branches/${first.id}`, { as: jana, ifMatch: first.version, body: { closed: true } })
    expect([last.status, last.body.type]).toEqual([409, type('identity/last-branch')])
    expect((await app.ask('PATCH', `/branches/${second.id}`, { as: jana, ifMatch: 2, body: { closed: false } })).body.closedAt).toBeNull()
    expect((await app.ask('PATCH', `/branches/${second.id}`, { as: jana, ifMatch: 2, body: { closed: true } })).body.type).toBe(type('http/version-stale'))
  })

  it('of another organization are not there', async () => {
    const { body } = await app.ask('GET', '/branches', { as: jana })
    expect(body.items.map((one: { id: string }) => one.id)).not.toContain(south.branchId)
    expect((await app.ask('PATCH', `/branches/${south.branchId}`, { as: jana, ifMatch: 1, body: { name: 'Mine' } })).status).toBe(404)
  })

  it('are opened by who manages all of them, and changed by who manages this one', async () => {
    const { body: added } = await app.ask('POST', '/staff', { as: jana, body: { name: 'Eda', email: 'eda@north.example', roles: [{ role: 'manager', branchId: north.branchId }] } })
    await app.ask('POST', '/password-resets/confirm', { body: { token: added.setPasswordLink.split('token=')[1], password: 'correct horse battery' } })
    const eda = await app.signIn('eda@north.example')
    expect((await app.ask('POST', '/branches', { as: eda, body: { name: 'Tišnov', timeZone: 'Europe/Prague' } })).status).toBe(403)
    const { body: { items } } = await app.ask('GET', '/branches', { as: eda })
    for (const one of items) {
      const { status } = await app.ask('PATCH', `/branches/${one.id}`, { as: eda, ifMatch: one.version, body: { phone: '+420 545 222 333' } })
      expect([one.name, status]).toEqual([one.name, one.id === north.branchId ? 200 : 403])
    }
  })
})
