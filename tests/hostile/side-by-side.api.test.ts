import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { HintEar } from '#tests/helpers/hint-ear'
import { PostgresFolder } from '#tests/helpers/postgres-folder'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const stack = new AsyncDisposableStack()
let webs: RunningServer[]
let api: ApiClient

/** One worker, and two web processes that share one address, as the guide says. */
beforeAll(async () => {
  const folder = stack.use(PostgresFolder.prepared('lunette-side-'))
  const worker = stack.use(new RunningServer(folder.path, await freePort(), {}, ['--role', 'worker']))
  await worker.start()
  const port = await freePort()
  webs = [0, 1].map(() => stack.use(new RunningServer(folder.path, port, {}, ['--role', 'web'])))
  for (const web of webs) await web.start()
  api = new ApiClient(webs[0]!.url)
  await openShop(api)
})
afterAll(() => stack.disposeAsync())

/** Which process answered: its mark leads every request's id. Each call is a connection of its own, so the system chooses anew. */
async function whoAnswers(): Promise<{ mark: string; status: number }> {
  const answer = await fetch(`${api.url}/api/v1/orders/${newId()}`, { headers: { cookie: api.cookie, connection: 'close' } })
  return { status: answer.status, mark: ((await answer.json()) as { requestId: string }).requestId.split('-')[0]! }
}

// Only there does the system share the connections of a port out.
describe.skipIf(process.platform !== 'linux')('two web processes on one port', () => {
  test('both answer at one address, and a session made by one is good at the other', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, whoAnswers))
    expect(new Set(answers.map(({ mark }) => mark)).size).toBe(2)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  })

  test('a change made through one is told to the streams of both', async () => {
    const ears = await Promise.all(Array.from({ length: 12 }, () => HintEar.open(api.url, { cookie: api.cookie })))
    const customer = await api.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Ema', familyName: 'Nová', phones: [], emails: [] })
    await expect.poll(() => ears.filter((ear) => ear.heard.has(customer.id)).length, { timeout: 10_000 }).toBe(12)
    for (const ear of ears) ear[Symbol.dispose]()
  })

  test('a session ended at one is over at the other within 10 s', async () => {
    const second = new ApiClient(api.url)
    await second.must(201, 'POST', '/session', { email: 'jana@shop.example', password: 'correct horse battery' })
    await second.must(204, 'DELETE', '/session')
    const statuses = async (): Promise<number[]> => Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${api.url}/api/v1/session`, { headers: { cookie: second.cookie, connection: 'close' } })).status))
    await expect.poll(async () => new Set(await statuses()), { timeout: 11_000 }).toEqual(new Set([401]))
  }, 20_000)

  test('one ends in order and the other goes on', async () => {
    await webs[1]!.stop()
    const answers = await Promise.all(Array.from({ length: 10 }, whoAnswers))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
  })
})
