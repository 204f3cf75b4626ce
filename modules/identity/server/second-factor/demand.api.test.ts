import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeShown } from '#tests/helpers/code-app'
import type { OrganizationIds } from '../create-organization.ts'
import { PASSWORD, identityApp } from '../testing/identity-app.ts'
import type { Asked, IdentityApp } from '../testing/identity-app.ts'

let app: IdentityApp
let north: OrganizationIds
let south: OrganizationIds
const JANA = 'jana@north.example'
const MINUTE_MS = 60_000

beforeAll(async () => {
  app = await identityApp()
  north = await app.organization('North', { email: JANA })
  south = await app.organization('South', { email: 'li@south.example' })
})
afterAll(() => app[Symbol.asyncDispose]())
beforeEach(async () => {
  app.clock.aheadMs = 0
  for (const table of ['totp', 'recovery_codes', 'session']) await app.peek(`delete from auth.${table}`)
  await app.peek(`update organizations set second_factor_since = '{}', second_factor_grace_days = 14`)
  app.deps.callers.forget()
})

const type = ({ status, body }: Asked): string => `${status} ${String(body?.type).replace(/^.*\/problems\//, '')}`
const shown = (secret: string): string => codeShown(secret, new Date(Date.now() + app.clock.aheadMs))

describe('a second factor that is demanded', () => {
  const demand = async (as: string, roles: string[], graceDays: number): Promise<Asked> => {
    const { body: { version } } = await app.ask('GET', '/organization', { as })
    return app.ask('PUT', '/organization/second-factor', { as, ifMatch: version, body: { roles, graceDays } })
  }
  const DAY_MS = 86_400_000

  it('opens nothing else after the days of grace, until it is set up', async () => {
    const as = await app.signIn(JANA)
    expect((await demand(as, ['owner'], 3)).body.secondFactor).toEqual({ roles: ['owner'], graceDays: 3 })
    const { body } = await app.ask('GET', '/session', { as })
    expect(new Date(body.secondFactorDueAt).getTime() - Date.now()).toBeGreaterThan(2.9 * DAY_MS)
    expect((await app.ask('GET', '/staff', { as })).status).toBe(200)
    app.clock.aheadMs = 3.1 * DAY_MS
    expect(type(await app.ask('GET', '/staff', { as }))).toBe('403 identity/second-factor-demanded')
    expect(type(await app.ask('GET', '/organization', { as }))).toBe('403 identity/second-factor-demanded')
    const late = await app.signIn(JANA)
    expect(type(await app.ask('GET', '/staff', { as: late }))).toBe('403 identity/second-factor-demanded')
    await app.ask('POST', '/me/step-up', { as: late, body: { password: PASSWORD } })
    const { body: { secret } } = await app.ask('POST', '/me/totp', { as: late })
    expect((await app.ask('POST', '/me/totp/confirm', { as: late, body: { code: shown(secret) } })).status).toBe(200)
    expect((await app.ask('GET', '/staff', { as: late })).status).toBe(200)
    expect((await app.ask('GET', '/session', { as: late })).body.secondFactorDueAt).toBeNull()
  })

  it('asks nothing of other roles, and nothing of another organization\'s people', async () => {
    const as = await app.signIn(JANA)
    await demand(as, ['accountant'], 0)
    expect((await app.ask('GET', '/session', { as })).body.secondFactorDueAt).toBeNull()
    await demand(as, ['owner'], 0)
    const li = await app.signIn('li@south.example')
    expect((await app.ask('GET', '/staff', { as: li })).status).toBe(200)
  })

  it('holds in the organization that asks and in no other: whoever adds somebody to their staff shuts them out of nothing else', async () => {
    await app.peek('insert into staff (organization_id, id, person_id, name) values ($1, gen_random_uuid(), $2, $3)', [south.organizationId, north.personId, 'Jana'])
    await app.peek(`insert into staff_roles (organization_id, id, staff_id, role) select organization_id, gen_random_uuid(), id, 'clerk' from staff where organization_id = $1 and person_id = $2`, [south.organizationId, north.personId])
    app.deps.callers.forget()
    const li = await app.signIn('li@south.example')
    await demand(li, ['clerk'], 0)
    const jana = await app.signIn(JANA)
    const at = (path: string, { organizationId }: OrganizationIds): Promise<Asked> => app.ask('GET', path, { as: jana, organization: organizationId })
    expect((await at('/session', north)).body.secondFactorDueAt).toBeNull()
    expect((await at('/staff', north)).status).toBe(200)
    expect((await at('/session', south)).body.secondFactorDueAt).not.toBeNull()
    expect(type(await at('/organization', south))).toBe('403 identity/second-factor-demanded')
    // Whichever of them they came for: what one sets up counts in both.
    const { body: { secret } } = await app.ask('POST', '/me/totp', { as: jana, organization: south.organizationId })
    expect((await app.ask('POST', '/me/totp/confirm', { as: jana, organization: south.organizationId, body: { code: shown(secret) } })).status).toBe(200)
    expect((await at('/organization', south)).status).toBe(200)
    await app.peek('delete from staff_roles where organization_id = $1 and role = $2', [south.organizationId, 'clerk'])
    await app.peek('delete from staff where organization_id = $1 and person_id = $2', [south.organizationId, north.personId])
  })

  it('stops no machine: keys made before go on as narrow as they were, and none is made or ended until the factor is there', async () => {
    const as = await app.signIn(JANA)
    const { body: key } = await app.ask('POST', '/api-keys', { as, body: { name: 'E-shop', scopes: ['staff.read'] } })
    await demand(as, ['owner'], 0)
    app.clock.aheadMs = MINUTE_MS
    expect(type(await app.ask('GET', '/staff', { as }))).toBe('403 identity/second-factor-demanded')
    expect((await app.ask('GET', '/staff', { as: key.secret })).status).toBe(200)
    expect(type(await app.ask('GET', '/api-keys', { as: key.secret }))).toBe('403 http/forbidden')
    expect(type(await app.ask('POST', '/api-keys', { as, body: { name: 'Another', scopes: ['all'] } }))).toBe('403 identity/second-factor-demanded')
    expect(type(await app.ask('DELETE', `/api-keys/${key.id}`, { as }))).toBe('403 identity/second-factor-demanded')
    await app.peek('update staff set disabled_at = now() where id = $1', [north.staffId])
    app.deps.callers.forget()
    expect((await app.ask('GET', '/staff', { as: key.secret })).status).toBe(401)
    await app.peek('update staff set disabled_at = null where id = $1', [north.staffId])
    app.deps.callers.forget()
  })

  it('keeps its day for a role that had to have one before', async () => {
    const as = await app.signIn(JANA)
    await demand(as, ['accountant'], 10)
    const since = async (): Promise<Record<string, string>> => (await app.peek<{ since: Record<string, string> }>('select second_factor_since as since from organizations where id = $1', [north.organizationId]))[0]!.since
    const before = await since()
    app.clock.aheadMs = 5 * MINUTE_MS
    await demand(as, ['accountant', 'manager'], 10)
    const after = await since()
    expect(after.accountant).toBe(before.accountant)
    expect(Date.parse(after.manager!) - Date.parse(after.accountant!)).toBeGreaterThan(4 * MINUTE_MS)
  })
})
