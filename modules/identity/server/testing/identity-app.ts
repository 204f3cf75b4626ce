import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { createHttp } from '#platform/http/server'
import { createLog } from '#platform/log/log'
import { Mail } from '#platform/mail/mail'
import type { SmtpServer } from '#platform/mail/mail'
import { testDatabase } from '#tests/helpers/test-database'
import { Auth } from '../auth.ts'
import { createOrganization } from '../create-organization.ts'
import type { OrganizationIds } from '../create-organization.ts'
import type { IdentityDeps } from '../deps.ts'
import { Callers } from '../find-caller.ts'
import { identityRoutes } from '../routes.ts'
import { identitySubscriptions } from '../tell-person/tell-person.ts'

export const PASSWORD = 'correct horse battery'

interface AppOptions {
  readonly publicUrl?: string
  readonly smtp?: SmtpServer
  readonly hooks?: IdentityDeps['onOrganizationCreated']
  readonly makeSample?: (deps: IdentityDeps) => ReturnType<IdentityDeps['makeSample']>
}

export interface Asked { readonly status: number; readonly body: ReturnType<typeof JSON.parse>; readonly headers: LightMyRequestResponse['headers'] }

/** Identity served on a database of its own, with a clock that can be turned and a log that can be read. */
export async function identityApp({ publicUrl = 'http://localhost:4100', smtp, hooks = [], makeSample }: AppOptions = {}) {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase())
  const looking = openPool(database.superuser, 2)
  stack.defer(() => looking.end())
  const folder = mkdtempSync(join(tmpdir(), 'lunette-identity-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const master = await openMasterKeys(join(folder, 'keys.json'))
  const lines: string[] = []
  const log = createLog('trace', { write: (line) => { lines.push(line) } })
  const clock = { aheadMs: 0 }
  const now = () => new Date(Date.now() + clock.aheadMs)
  const db = stack.use(new Database({ connection: database.app }))
  const base = { db, keys: new Keyring(master), log, now, publicUrl }
  const auth = stack.use(new Auth({ connection: database.app, master, publicUrl, log }))
  const callers = new Callers(base, master.sessionSecret)
  const mail = stack.use(new Mail({ server: smtp, log }))
  const deps: IdentityDeps = { ...base, auth, callers, mail, setupCode: '271828', onOrganizationCreated: hooks, makeSample: async () => makeSample!(deps) }
  const app = createHttp({ routes: identityRoutes(deps), findCaller: (request) => callers.find(request), mustBeSure: (by, route) => callers.mustBeSure(by, route), log })
  stack.defer(() => app.close())

  const ask = async (method: InjectOptions['method'], path: string, { body, as, organization, ifMatch, key, from, headers }: AskOptions = {}): Promise<Asked> => {
    const answer = await app.inject({
      method, url: `/api/v1${path}`, ...(from && { remoteAddress: from }),
      headers: {
        ...(as?.startsWith('lun_') ? { authorization: `Bearer ${as}` } : as ? { cookie: as } : {}),
        ...(organization && { 'lunette-organization': organization }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }), ...(key && { 'idempotency-key': key }), ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    if (answer.statusCode === 500) throw new Error(`a bug: ${lines.findLast((line) => line.includes('"level":"error"'))}`)
    return { status: answer.statusCode, headers: answer.headers, body: isJson(answer.headers['content-type']) ? answer.json() : answer.rawPayload }
  }

  /** Asks as the superuser, past every policy. */
  const peek = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => (await looking.query(text, values)).rows as Row[]

  /** Keeps a transaction open in which this was done, until it is let go. */
  const hold = async (text: string) => {
    const client = await looking.connect()
    await client.query('begin')
    await client.query(text)
    let held = true
    const letGo = async (): Promise<void> => {
      if (held) await client.query('rollback')
      if (held) client.release()
      held = false
    }
    return { letGo, [Symbol.asyncDispose]: letGo }
  }

  /** Waits until the query finds something. */
  const waitFor = async (text: string): Promise<void> => {
    for (const giveUpAt = Date.now() + 10_000; (await peek(text)).length === 0; await new Promise((wake) => setTimeout(wake, 20))) {
      if (Date.now() > giveUpAt) throw new Error(`nothing came within 10 s: ${text}`)
    }
  }

  /** Hands what was recorded to whoever listens, as relay and jobs do. A job that fails waits for the next time. */
  const runJobs = async (): Promise<void> => {
    const facts = await peek<{ id: string; organization_id: string; kind: string; subject_id: string; payload: object }>('delete from outbox returning id, organization_id, kind, subject_id, payload')
    waiting.push(...identitySubscriptions(deps).flatMap(({ handle, facts: kinds }) => facts.filter(({ kind }) => kinds.includes(kind)).map((fact) => () =>
      handle({ ...fact.payload, factId: fact.id, organizationId: fact.organization_id, kind: fact.kind, subjectId: fact.subject_id }))))
    for (const job of waiting.splice(0)) await job().catch(() => waiting.push(job))
  }
  const waiting: (() => Promise<void>)[] = []

  return {
    runJobs,
    /** Jobs that failed. */
    waiting,
    hold, waitFor,
    deps, app, database, lines, clock, ask, peek, master,
    /** Opens an organization with an owner who signs in with {@link PASSWORD}. */
    organization: (name: string, owner: { email: string } | { personId: string }, more: Partial<Parameters<typeof createOrganization>[1]> = {}): Promise<OrganizationIds> => createOrganization(deps, {
      name, country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', branch: { name: `${name} one`, timeZone: 'Europe/Prague', hours: [] },
      owner: 'email' in owner ? { name: `Owner of ${name}`, email: owner.email, password: PASSWORD } : owner, ...more,
    }),
    /** Signs in and answers the cookie. */
    signIn: async (email: string, password = PASSWORD): Promise<string> => {
      const { status, headers, body } = await ask('POST', '/session', { body: { email, password } })
      if (status !== 201) throw new Error(`sign-in of ${email} was answered ${status}: ${JSON.stringify(body)}`)
      return cookieOf(headers)
    },
    /** The tables in which the text stands in clear. */
    grep: async (text: string): Promise<string[]> => {
      const tables = await peek<{ name: string }>(`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'auth', 'app') and c.relkind = 'r'`)
      const found = await Promise.all(tables.map(async ({ name }) => ({
        name, rows: await peek(`select from ${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0`, [text, Buffer.from(text).toString('hex')]),
      })))
      return found.filter(({ rows }) => rows.length > 0).map(({ name }) => name)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

export type IdentityApp = Awaited<ReturnType<typeof identityApp>>

interface AskOptions {
  readonly body?: unknown
  /** A cookie or an API key. */
  readonly as?: string
  readonly organization?: string
  readonly ifMatch?: number
  readonly key?: string
  /** The address from which is asked. */
  readonly from?: string
  readonly headers?: Record<string, string>
}

const isJson = (type: unknown): boolean => typeof type === 'string' && type.includes('json')

/** The cookie that a Set-Cookie line leaves in a browser. */
export function cookieOf(headers: LightMyRequestResponse['headers']): string {
  const line = headers['set-cookie']
  return (Array.isArray(line) ? line[0] : line)?.split(';')[0] ?? ''
}
