import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '#kernel/ids'
import { roles } from '#modules/identity/domain'
import type { Role } from '#modules/identity/domain'
import { Callers } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import type { MasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import type { Sql } from '#platform/db/sql'
import type { Deps } from '#platform/deps'
import type { Method, Route } from '#platform/http/route'
import { createHttp } from '#platform/http/server'
import { createLog } from '#platform/log/log'
import { testDatabase } from './test-database.ts'
import type { TestDatabase } from './test-database.ts'

/** Somebody at work, as the database knows them. */
export interface TestStaff {
  readonly organizationId: string
  readonly personId: string
  readonly staffId: string
  readonly sessionId: string
}

/** An organization with two branches and one person for each role, each in all branches but for `branchManager`. */
export interface TestOrganization {
  readonly id: string
  readonly branchId: string
  readonly otherBranchId: string
  readonly staff: Readonly<Record<Role | 'advisor2' | 'branchManager', TestStaff>>
}

export interface TestCall {
  readonly body?: unknown
  /** Sent as it is, in the place of `body`. */
  readonly raw?: string | Buffer
  /** Sent as If-Match. */
  readonly version?: number
  /** Sent as Idempotency-Key. */
  readonly key?: string
  /** The address from which it is called. */
  readonly from?: string
}

export interface TestAnswer<Body> {
  readonly status: number
  readonly body: Body
  /** Short name of the problem, `http/not-found`; null when there is none. */
  readonly problem: string | null
  readonly headers: Readonly<Record<string, unknown>>
}

interface OrganizationOptions { readonly country: string; readonly currency: string; readonly language: string; readonly timeZone: string; readonly vatPayer: boolean; readonly pricesGross: boolean }

/** What stands under the modules' tools, for tests that wire all of Lunette. */
export interface TestFloor { readonly connections: TestDatabase; readonly master: MasterKeys; readonly callers: Callers }

const czech: OrganizationOptions = { country: 'CZ', currency: 'CZK', language: 'cs', timeZone: 'Europe/Prague', vatPayer: true, pricesGross: true }
const chinese: OrganizationOptions = { country: 'CN', currency: 'CNY', language: 'zh-CN', timeZone: 'Asia/Shanghai', vatPayer: true, pricesGross: true }
const STAFF_HEADER = 'test-staff'

/**
 * Two organizations on a database of the test's own with real people, and the routes of the modules under test. Who calls is
 * named by a header instead of a cookie; rights come from the rows as they do in service.
 * @example await using world = await testWorld(customersRoutes); await world.ask(world.here.staff.clerk, 'GET', '/customers')
 */
export async function testWorld(routesOf: (deps: Deps, floor: TestFloor) => readonly Route<StaffMember>[], options: Partial<OrganizationOptions> = {}) {
  const database = await testDatabase()
  const keyFolder = mkdtempSync(join(tmpdir(), 'lunette-keys-'))
  const db = new Database({ connection: database.app })
  const clock = { now: () => new Date() }
  const master = await openMasterKeys(join(keyFolder, 'keys.json'))
  const deps: Deps = {
    db, keys: new Keyring(master), log: createLog('silent'), now: () => clock.now(), publicUrl: 'http://localhost:4100',
  }
  const callers = new Callers(deps, 'only for tests')
  const by = async ({ personId, sessionId, organizationId }: TestStaff): Promise<StaffMember> => {
    const member = await callers.member(personId, sessionId, organizationId)
    if (!member) throw new Error('the test\'s person works nowhere')
    return member
  }
  const [here, elsewhere] = await withOwner(database, async (owner) => [
    await makeOrganization(owner, 'here', { ...czech, ...options }), await makeOrganization(owner, 'elsewhere', chinese),
  ] as const)
  const people = new Map([here, elsewhere].flatMap(({ staff }) => Object.values(staff)).map((staff) => [staff.staffId, staff]))
  const http = createHttp({
    routes: routesOf(deps, { connections: database, master, callers }), log: deps.log,
    mustBeSure: (staff, route) => callers.mustBeSure(staff, route),
    findCaller: async (request) => {
      const staff = people.get(String(request.headers[STAFF_HEADER]))
      return staff ? by(staff) : null
    },
  })

  return {
    database, deps, callers, here, elsewhere, by,
    /** Sets the clock of the use cases; the database keeps its own. */
    setNow: (now: Date) => { clock.now = () => now },
    /** Calls a route as somebody, or as nobody with null; the path stands below /api/v1. */
    async ask<Body = Record<string, unknown>>(staff: TestStaff | null, method: Method, path: string, { body, raw, version, key, from }: TestCall = {}): Promise<TestAnswer<Body>> {
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const answer = await http.inject({
        method, url: `/api/v1${path}`, ...(from && { remoteAddress: from }),
        headers: {
          ...(staff && { [STAFF_HEADER]: staff.staffId }), ...(payload !== undefined && { 'content-type': 'application/json' }),
          ...(version !== undefined && { 'if-match': `"${version}"` }), ...(key && { 'idempotency-key': key }),
        },
        ...(payload !== undefined && { payload }),
      })
      const content = answer.body === '' || !String(answer.headers['content-type']).includes('json') ? null : JSON.parse(answer.body) as { type?: string }
      const problem = answer.statusCode >= 400 ? content?.type?.replace(/^.*\/problems\//, '') ?? null : null
      return { status: answer.statusCode, body: content as Body, problem, headers: answer.headers }
    },
    /** Calls a route that answers with a file. */
    async file(staff: TestStaff, path: string): Promise<{ status: number; type: unknown; bytes: Buffer }> {
      const answer = await http.inject({ method: 'GET', url: `/api/v1${path}`, headers: { [STAFF_HEADER]: staff.staffId } })
      return { status: answer.statusCode, type: answer.headers['content-type'], bytes: answer.rawPayload }
    },
    /** What the database holds, behind the policies. */
    peek: <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
      withOwner(database, async (owner) => (await owner.query<Row>(text, values)).rows),
    /** How the application's role runs a statement: its plan, and the plans of what find doors run inside it. */
    plans: (organizationId: string, statement: Sql): Promise<string> => plansOf(database, organizationId, statement),
    async [Symbol.asyncDispose]() {
      await http.close()
      await db[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
      rmSync(keyFolder, { recursive: true, force: true })
    },
  }
}

export type TestWorld = Awaited<ReturnType<typeof testWorld>>

async function makeOrganization(owner: pg.Client, slug: string, { country, currency, language, timeZone, vatPayer, pricesGross }: OrganizationOptions): Promise<TestOrganization> {
  const [id, branchId, otherBranchId] = [newId(), newId(), newId()]
  await owner.query('insert into organizations (id, slug, name, country, currency, language, vat_payer, prices_gross) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, slug, `Optika ${slug}`, country, currency, language, vatPayer, pricesGross])
  for (const [branch, name] of [[branchId, 'First'], [otherBranchId, 'Second']]) {
    await owner.query(`insert into branches (organization_id, id, kind, name, time_zone) values ($1, $2, 'shop', $3, $4)`, [id, branch, name, timeZone])
  }
  const make = (name: string, role: Role, branch: string | null): Promise<TestStaff> => makeStaff(owner, id, { name, email: `${name}@${slug}.example`, role, branchId: branch })
  const staff: Record<string, TestStaff> = { advisor2: await make('advisor2', 'advisor', null), branchManager: await make('branchManager', 'manager', branchId) }
  for (const role of roles) staff[role] = await make(role, role, null)
  return { id, branchId, otherBranchId, staff: staff as TestOrganization['staff'] }
}

async function makeStaff(owner: pg.Client, organizationId: string, { name, email, role, branchId }: { name: string; email: string; role: Role; branchId: string | null }): Promise<TestStaff> {
  const [personId, staffId, sessionId] = [newId(), newId(), newId()]
  await owner.query('insert into auth."user" (id, name, email) values ($1, $2, $3)', [personId, name, email.toLowerCase()])
  await owner.query(`insert into auth.session (id, "userId", token, "expiresAt") values ($1, $2, $3, now() + interval '1 day')`, [sessionId, personId, newId()])
  await owner.query('insert into staff (organization_id, id, person_id, name) values ($1, $2, $3, $4)', [organizationId, staffId, personId, name])
  await owner.query('insert into staff_roles (organization_id, id, staff_id, role, branch_id) values ($1, $2, $3, $4, $5)', [organizationId, newId(), staffId, role, branchId])
  return { organizationId, personId, staffId, sessionId }
}

async function plansOf(database: TestDatabase, organizationId: string, { text, values }: Sql): Promise<string> {
  const client = new pg.Client(database.superuser)
  const plans: string[] = []
  client.on('notice', ({ message }) => { plans.push(message ?? '') })
  await client.connect()
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; begin; set local role lunette_app`)
    await client.query('select app.use_org($1)', [organizationId])
    await client.query('set client_min_messages = log')
    await client.query(text, [...values])
    // A plan is told when its statement is put away, which the end of the transaction does.
    await client.query('commit')
  } finally {
    await client.end()
  }
  return plans.join('\n')
}

async function withOwner<T>(database: TestDatabase, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client(database.owner)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
