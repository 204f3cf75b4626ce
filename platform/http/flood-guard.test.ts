import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createHttp } from './server.ts'

const log = pino({ level: 'silent' })
type Who = { cookie?: string; authorization?: string; from?: string; url?: string }

/** A server whose one session is `good`, for 300 requests a minute: 20 at once from an address, 100 at once of a person. */
function guarded() {
  const things = { method: 'GET', path: '/things', summary: '', capability: null, access: 'member', status: 200, example: () => ({}), run: async () => ({ body: undefined }) } as const
  const routes = [things, { ...things, path: '/open', access: 'open' }] as const
  const caller = { organizationId: 'o', actorId: 'jana', language: 'en', holds: () => true, hasCapability: () => true }
  const isGood = (cookie: string | undefined): boolean => cookie === 'session=good'
  const goodKeys = new Set(['Bearer till', 'Bearer shelf'])
  const app = createHttp({
    routes: [...routes], log, mustBeSure: async () => undefined, findCaller: async ({ headers }) => (isGood(headers.cookie) ? caller : goodKeys.has(headers.authorization ?? '') ? { ...caller, actorId: headers.authorization ?? '' } : null),
    limits: { requestsPerMinute: 300, isKnown: async ({ headers }) => isGood(headers.cookie) },
  })
  const ask = ({ cookie, authorization, from = '192.0.2.1', url = '/api/v1/things' }: Who = {}) => app.inject({ url, remoteAddress: from, headers: { ...(cookie && { cookie }), ...(authorization && { authorization }) } })
  return { ask, revoke: (key: string) => goodKeys.delete(key), [Symbol.asyncDispose]: () => app.close() }
}
const statuses = async (times: number, ask: () => Promise<{ statusCode: number }>): Promise<Record<number, number>> => {
  const counts: Record<number, number> = {}
  for (let n = 0; n < times; n += 1) {
    const { statusCode } = await ask()
    counts[statusCode] = (counts[statusCode] ?? 0) + 1
  }
  return counts
}

test('strangers are refused by their address, with when to come again, and the signed-in person beside them is not', async () => {
  await using server = guarded()
  const counts = await statuses(40, () => server.ask())
  expect(counts[429]).toBeGreaterThan(30)
  const refused = await server.ask()
  expect(refused.json()).toMatchObject({ status: 429, type: expect.stringMatching(/http\/too-many$/) })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await server.ask({ cookie: 'session=good' })).statusCode).toBe(200)
  expect((await server.ask({ from: '192.0.2.2' })).statusCode).toBe(401)
})

test('a made-up session is no way around it', async () => {
  await using server = guarded()
  expect(await statuses(40, () => server.ask({ cookie: `session=${Math.random()}` }))).toMatchObject({ 429: expect.any(Number) })
})

test.each<[string, Who]>([['session', { cookie: 'session=made-up' }], ['key', { authorization: 'Bearer made-up' }]])('a made-up %s is no way around it where nobody has to be signed in either', async (_, proof) => {
  await using server = guarded()
  expect((await statuses(60, () => server.ask({ ...proof, url: '/api/v1/open' })))[429]).toBeGreaterThan(30)
  expect((await server.ask({ cookie: 'session=good', url: '/api/v1/open' })).statusCode).toBe(200)
})

test('a key is not held up by strangers at its address, whether it was seen before or not', async () => {
  await using server = guarded()
  expect((await statuses(60, () => server.ask()))[429]).toBeGreaterThan(30)
  expect((await server.ask({ authorization: 'Bearer till' })).statusCode).toBe(200)
})

test('a key that was good is not held up by who tries keys at its address; a new one waits there, and nowhere else', async () => {
  await using server = guarded()
  expect((await server.ask({ authorization: 'Bearer till' })).statusCode).toBe(200)
  expect((await statuses(60, () => server.ask({ authorization: `Bearer ${Math.random()}` })))[429]).toBeGreaterThan(30)
  expect(await statuses(50, () => server.ask({ authorization: 'Bearer till' }))).toEqual({ 200: 50 })
  expect((await server.ask({ authorization: 'Bearer shelf' })).statusCode).toBe(429)
  expect((await server.ask({ authorization: 'Bearer shelf', from: '192.0.2.2' })).statusCode).toBe(200)
})

test('an address that answers nothing makes no good key a stranger', async () => {
  await using server = guarded()
  await server.ask({ authorization: 'Bearer till' })
  await server.ask({ authorization: 'Bearer till', url: '/nowhere' })
  await statuses(60, () => server.ask({ authorization: 'Bearer made-up' }))
  expect((await server.ask({ authorization: 'Bearer till' })).statusCode).toBe(200)
})

test('of many made-up keys at once few are looked up; a good one gives back what it paid', async () => {
  await using server = guarded()
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => server.ask({ authorization: `Bearer made-up ${index}` })))
  expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBeLessThan(25)
  const elsewhere = await Promise.all(Array.from({ length: 15 }, () => server.ask({ authorization: 'Bearer till', from: '192.0.2.7' })))
  expect(elsewhere.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 15 }, () => 200))
  expect((await server.ask({ authorization: 'Bearer shelf', from: '192.0.2.7' })).statusCode).toBe(200)
})

test('a key that is revoked is a stranger from then on', async () => {
  await using server = guarded()
  await server.ask({ authorization: 'Bearer till' })
  server.revoke('Bearer till')
  expect((await statuses(60, () => server.ask({ authorization: 'Bearer till' })))[429]).toBeGreaterThan(30)
})

test('a good key has a limit also where nobody has to be known', async () => {
  await using server = guarded()
  await server.ask({ authorization: 'Bearer till' })
  const counts = await statuses(130, () => server.ask({ authorization: 'Bearer till', url: '/nowhere' }))
  expect([counts[404]! >= 100, counts[429]! > 15]).toEqual([true, true])
  expect((await server.ask({ authorization: 'Bearer shelf' })).statusCode).toBe(200)
})

test('one key has a limit of its own', async () => {
  await using server = guarded()
  const counts = await statuses(130, () => server.ask({ authorization: 'Bearer till' }))
  expect([counts[200]! >= 100, counts[429]! > 15]).toEqual([true, true])
  expect((await server.ask({ authorization: 'Bearer shelf' })).statusCode).toBe(200)
})

test('one person has a limit too, and another has their own', async () => {
  await using server = guarded()
  const counts = await statuses(130, () => server.ask({ cookie: 'session=good' }))
  expect(counts[200]).toBeGreaterThanOrEqual(100)
  expect(counts[429]).toBeGreaterThan(15)
})

test('an address that is too long is refused before anything else', async () => {
  await using server = guarded()
  expect((await server.ask({ url: `/api/v1/things?q=${'a'.repeat(9_000)}` })).json()).toMatchObject({ status: 414 })
})
