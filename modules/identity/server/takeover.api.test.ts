import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPersonByCommand } from './by-command/add-person.ts'
import { makeResetLink } from './by-command/make-reset-link.ts'
import type { OrganizationIds } from './create-organization.ts'
import { identityApp } from './testing/identity-app.ts'
import type { IdentityApp } from './testing/identity-app.ts'

let app: IdentityApp
let north: OrganizationIds
let south: OrganizationIds
let jana: string
let li: string
const problem = (body: { type?: string }): string => body.type?.replace(/^.*\/problems\//, '') ?? ''

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: 'jana@north.example' })
  south = await app.organization('South', { email: 'li@south.example' })
  jana = await app.signIn('jana@north.example')
  li = await app.signIn('li@south.example')
})
afterAll(() => app[Symbol.asyncDispose]())

const add = (as: string, email: string, role = 'clerk') => app.ask('POST', '/staff', { as, body: { name: 'Somebody New', email, roles: [{ role, branchId: null }] } })

it('whoever set the password of a stranger\'s e-mail does not come into the organization that adds it later', async () => {
  const invited = await add(jana, 'both@mail.example', 'manager')
  // No mail server is set: Jana is shown the link, and can use it herself.
  expect((await app.ask('POST', '/password-resets/confirm', { body: { token: invited.body.setPasswordLink.split('token=')[1], password: 'nine words that Jana chose' } })).status).toBe(204)
  const refused = await add(li, 'both@mail.example')
  expect([refused.status, problem(refused.body)]).toEqual([409, 'identity/email-unproven'])
  const both = await app.signIn('both@mail.example', 'nine words that Jana chose')
  expect((await app.ask('GET', '/session', { as: both, organization: south.organizationId })).status).toBe(403)
  // The keeper of the machine hands the link to the right person, and whatever Jana knows is worth nothing any more.
  const reset = await makeResetLink(app.deps, 'both@mail.example')
  expect((await app.ask('POST', '/password-resets/confirm', { body: { token: reset!.url.split('token=')[1], password: 'their own long words' } })).status).toBe(204)
  expect((await app.ask('GET', '/session', { as: both })).status).toBe(401)
  const here = await add(li, 'both@mail.example')
  expect([here.status, here.body.setPasswordLink]).toEqual([201, null])
})

it('an owner does not get the link of somebody whom the keeper has put into two organizations', async () => {
  const email = 'twice@mail.example'
  const person = { name: 'In Two Shops', email, language: 'cs', roles: [{ role: 'clerk', branchId: null }] } as const
  expect((await addPersonByCommand(app.deps, { organizationId: north.organizationId, ...person })).link).toContain('token=')
  expect((await addPersonByCommand(app.deps, { organizationId: south.organizationId, ...person })).link).toBeNull()
  const { body: { items } } = await app.ask('GET', '/staff', { as: li })
  const again = await app.ask('POST', `/staff/${items.find((member: { email: string }) => member.email === email).id}/invitation`, { as: li })
  expect([again.status, problem(again.body)]).toEqual([409, 'identity/invited-elsewhere'])
})

it('a key that manages staff makes nobody who may more than the key', async () => {
  const { body: { secret } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'onboarding', scopes: ['staff.manage', 'staff.read'] } })
  for (const role of ['owner', 'manager', 'accountant', 'clerk']) {
    const made = await add(secret, `${role}@north.example`, role)
    expect([role, made.status, problem(made.body)]).toEqual([role, 403, 'http/forbidden'])
  }
  const { body: { items } } = await app.ask('GET', '/staff', { as: secret })
  const owner = items.find((member: { email: string }) => member.email === 'jana@north.example')
  expect((await app.ask('PUT', `/staff/${owner.id}/roles`, { as: secret, ifMatch: owner.version, body: { roles: [{ role: 'clerk', branchId: null }] } })).status).toBe(403)
  const { body: { secret: everything } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'all', scopes: ['all'] } })
  expect((await add(everything, 'byall@north.example', 'owner')).status).toBe(201)
  const { body: { secret: oneBranch } } = await app.ask('POST', '/api-keys', { as: jana, body: { name: 'branch', scopes: ['all'], branchIds: [north.branchId] } })
  expect((await add(oneBranch, 'bybranch@north.example', 'manager')).status).toBe(403)
})

it('nobody comes into an organization by opening one under its id, its name and its address', async () => {
  const before = await app.peek('select id from staff where organization_id = $1 order by id', [north.organizationId])
  for (const name of ['North', 'North 2', 'Other']) {
    const answer = await app.ask('POST', '/organizations', { as: li, body: { id: north.organizationId, name, country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', branch: { name: 'x', timeZone: 'Europe/Prague', hours: [] } } })
    expect([name, answer.status, problem(answer.body)]).toEqual([name, 409, 'http/id-exists'])
  }
  expect(await app.peek('select id from staff where organization_id = $1 order by id', [north.organizationId])).toEqual(before)
  expect((await app.ask('GET', '/session', { as: li, organization: north.organizationId })).status).toBe(403)
  expect((await app.ask('GET', '/session', { as: li, organization: south.organizationId })).status).toBe(200)
})

it('orders are taken while somebody\'s roles are being changed', async () => {
  const holder = await app.deps.db.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select app.use_org($1)', [north.organizationId])
    // What every row that refers to its organization asks for.
    await holder.query('select from organizations where id = $1 for key share', [north.organizationId])
    const { body: { items } } = await app.ask('GET', '/staff', { as: jana })
    const somebody = items.find((member: { email: string }) => member.email === 'both@mail.example')
    const renaming = app.ask('PATCH', `/staff/${somebody.id}`, { as: jana, ifMatch: somebody.version, body: { name: 'Renamed Meanwhile' } })
    const done = await Promise.race([renaming.then(({ status }) => status), new Promise((wake) => setTimeout(() => wake('waits'), 1_000))])
    await holder.query('rollback')
    await renaming
    expect(done).toBe(200)
  } finally {
    holder.release()
  }
})
