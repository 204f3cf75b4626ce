import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { describedWebhooks } from '#modules/webhooks/server'
import { openApi } from '#platform/http/openapi'
import { ApiClient } from '../helpers/api-client.ts'
import { RunningServer, freePort } from '../helpers/running-server.ts'
import { temporaryRoot } from '../helpers/temporary-folder.ts'
import { everyRoute, nameOf } from './every-route.ts'

/** What only the first page of an empty system may do: called on one below. */
const onAnEmptySystem = ['POST /setup/sample', 'DELETE /sample', 'POST /setup/organization']

it('answers every example, mutations too, with the status that the document promises', async () => {
  await using world = await everyRoute()
  const wrong: string[] = []
  for (const route of world.routes.filter((one) => !onAnEmptySystem.includes(nameOf(one)))) {
    const example = await world.ownExample(route, world.here)
    const answer = await world.callExample(route.access === 'open' ? null : world.here.staff.owner, route, example)
    if (answer.status !== route.status) wrong.push(`${nameOf(route)} answered ${answer.status}, promised ${route.status}: ${JSON.stringify(answer.body)}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

it('is described by a document that is valid OpenAPI 3.1, with every route in it', async () => {
  await using world = await everyRoute()
  const document = openApi(world.routes, { title: 'Lunette', version: 'v1', description: 'Test', server: '/api/v1', webhooks: describedWebhooks() }) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
  const result = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  expect(document.openapi).toMatch(/^3\.1/)
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(operations).toHaveLength(world.routes.length)
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
})

it('lets every mutation be repeated, but for a list with reasons', async () => {
  await using world = await everyRoute()
  const exempt = world.routes.filter((route) => route.notIdempotent).map((route) => `${nameOf(route)}: ${route.notIdempotent}`)
  expect(exempt).toMatchSnapshot()
})

it('answers the examples of the first page on an empty system', async () => {
  const folder = await mkdtemp(join(temporaryRoot(), 'lunette-empty-'))
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const server = stack.use(new RunningServer(folder, await freePort()))
  await server.start()
  const client = new ApiClient(server.url)
  await client.must(201, 'POST', '/setup/sample', {})
  await client.must(204, 'DELETE', '/sample')
  await client.must(201, 'POST', '/setup/organization', {
    name: 'Optika Jana', country: 'CZ', vatPayer: true, currency: 'CZK', language: 'cs', branch: { name: 'Brno', timeZone: 'Europe/Prague', hours: [] }, owner: { name: 'Jana Nová', email: 'jana@optika.example', password: 'correct horse battery' },
  })
  expect((await client.call('POST', '/setup/sample', {})).status).toBe(409)
}, 120_000)
