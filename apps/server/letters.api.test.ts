import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids'
import { Database } from '#platform/db/database'
import { openPool } from '#platform/db/pool'
import { migrateJobs } from '#platform/jobs/migrate-jobs'
import { createLog } from '#platform/log/log'
import { Mail, letterJob } from '#platform/mail/mail'
import { testDatabase } from '#tests/helpers/test-database'
import { startJobs } from './serve.ts'

/** A mail server that takes connections and never says a word. */
async function aSilentServer() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)))
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  return { sockets, port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: () => new Promise<void>((closed) => {
    for (const socket of sockets) socket.destroy()
    server.close(() => closed())
  }) }
}

it('goes on with all other work while a mail server swallows connections, and asks it no more than it has places for', async () => {
  await using stack = new AsyncDisposableStack()
  const test = stack.use(await testDatabase())
  await migrateJobs(test.owner)
  const silent = stack.use(await aSilentServer())
  const pool = openPool(test.relay, 8)
  stack.defer(() => pool.end())
  const db = stack.use(new Database({ connection: test.app }))
  const log = createLog('silent')
  const mail = stack.use(new Mail({ server: { host: '127.0.0.1', port: silent.port, secure: false, user: undefined, password: undefined, from: 'shop@example.com' }, log, greetingMs: 3_000 }))
  let [begun, ended] = [0, 0]
  const done: string[] = []
  await startJobs(stack, { pool, db, log }, {
    subscriptions: [
      { job: 'a.letter', capability: null, facts: [], ...letterJob, handle: async () => {
        begun += 1
        await mail.deliver('jana@example.com', { subject: '', text: '', html: '' }).finally(() => { ended += 1 })
      } },
      { job: 'a.list', capability: null, facts: [], handle: async ({ subjectId }) => void done.push(subjectId) },
    ],
    daily: [],
  })
  const add = (job: string, count: number) => pool.query(`select graphile_worker.add_job($1, json_build_object('organizationId', $2::text, 'subjectId', n)) from generate_series(1, $3::int) n`, [job, newId(), count])
  await add('a.letter', 20)
  await expect.poll(() => begun, { timeout: 10_000 }).toBe(2)
  await add('a.list', 20)
  await expect.poll(() => done.length, { timeout: 2_500 }).toBe(20)
  expect([begun, ended]).toEqual([2, 0])
  // What it said nothing to once is not said again at once: all others wait without holding a place.
  await expect.poll(() => ended, { timeout: 10_000 }).toBeGreaterThanOrEqual(20)
  expect(silent.sockets.size).toBe(2)
}, 60_000)
