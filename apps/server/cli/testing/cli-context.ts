import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Auth, Callers, identityRoutes } from '#modules/identity/server'
import { Keyring } from '#platform/crypto/keyring'
import { openMasterKeys } from '#platform/crypto/master-keys'
import { Database } from '#platform/db/database'
import { createHttp } from '#platform/http/server'
import { createLog } from '#platform/log/log'
import { Mail } from '#platform/mail/mail'
import { testDatabase } from '#tests/helpers/test-database'
import type { CliContext } from '../context.ts'

/** The verbs on a database of their own, and the API beside them, as a running server answers it. */
export async function cliOnItsOwn() {
  const stack = new AsyncDisposableStack()
  const database = stack.use(await testDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'lunette-cli-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const master = await openMasterKeys(join(folder, 'keys.json'))
  const log = createLog('silent')
  const db = stack.use(new Database({ connection: database.app }))
  const base = { db, keys: new Keyring(master), log, now: () => new Date(), publicUrl: 'http://localhost:4100' }
  const auth = stack.use(new Auth({ connection: database.app, master, publicUrl: base.publicUrl, log }))
  const mail = stack.use(new Mail({ server: undefined, log }))
  const serving = new Callers(base, master.sessionSecret)
  const noSample = () => Promise.reject(new Error('no sample here'))
  const app = createHttp({ routes: identityRoutes({ ...base, auth, mail, callers: serving, setupCode: '', onOrganizationCreated: [], makeSample: noSample }), findCaller: (request) => serving.find(request), mustBeSure: (by, route) => serving.mustBeSure(by, route), log })
  stack.defer(() => app.close())
  const owner = new pg.Client(database.owner)
  await owner.connect()
  stack.defer(() => owner.end())
  const printed: string[] = []
  const said: string[] = []
  const context: CliContext = {
    identity: { ...base, callers: new Callers(base, master.sessionSecret), onOrganizationCreated: [] },
    owner, print: (line) => { printed.push(line) }, say: (sentence) => { said.push(sentence) },
  }
  return {
    context, printed, said, app,
    /** Runs a verb with the words as a person types them, and answers what it printed. */
    run: async (verb: (context: CliContext, args: readonly string[]) => Promise<number>, ...args: string[]): Promise<string[]> => {
      printed.length = 0
      const code = await verb(context, args)
      if (code !== 0) throw new Error(`exit code ${code}`)
      return [...printed]
    },
    ask: async (method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}, body?: object) =>
      app.inject({ method, url: `/api/v1${path}`, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) }, ...(body && { payload: JSON.stringify(body) }) }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
