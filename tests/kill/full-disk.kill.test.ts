import { expect, it, onTestFinished } from 'vitest'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { postmasterOf } from '#tests/helpers/running-postgres'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { SmallDisk } from '#tests/helpers/small-disk'
import { CLIENTS, Tills, compare, until } from './orders-at-tills.ts'

const MEGABYTES = 96

it(`keeps every acknowledged order and none twice when a disk of ${MEGABYTES} MB is full, and goes on by itself when it has room again`, async (context) => {
  const disk = SmallDisk.mount(MEGABYTES)
  if (!disk) {
    console.log('full disk: NOT RUN, for only root can mount a disk of its own, and this machine lets nobody')
    return context.skip()
  }
  onTestFinished(() => disk[Symbol.dispose]())
  await using server = new RunningServer(disk.path, await freePort())
  await server.start()
  const client = new ApiClient(server.url)
  const shop = await openShop(client)
  const makeRoom = disk.fill(18)
  const tills = new Tills(client, shop)
  await until(() => tills.refusals.length > CLIENTS, 'the disk did not become full', 40_000)

  // What is there is shown all the same, and the tills wait with what they have.
  const taken = tills.acknowledged.size
  expect(taken).toBeGreaterThan(CLIENTS * 3)
  expect((await client.call('GET', '/orders')).status).toBe(200)
  expect(server.output).toMatch(/Only \d+ MB are free on the disk of .*: nothing is saved until there is room/)

  // Whoever starts it again meanwhile finds what is there.
  await server.stop()
  await server.start()
  expect((await client.call('GET', '/orders')).status).toBe(200)
  makeRoom()
  await tills.take(CLIENTS * 3, 20_000)
  expect(server.output).toContain('The disk has room again, and everything is saved again.')

  // Filled by something else to the last byte, and PostgreSQL dies on top of it.
  const makeRoomAgain = disk.fill(0)
  const until503 = tills.refusals.length + CLIENTS
  await until(() => tills.refusals.length > until503, 'the disk did not become full again', 20_000)
  process.kill(await postmasterOf(disk.path), 'SIGKILL')
  await until(() => tills.refusals.some(({ body }) => String(body.type).endsWith('http/database-away')), 'nobody noticed that the database is gone', 10_000)
  makeRoomAgain()
  await tills.take(CLIENTS * 3, 30_000)
  await tills.stop()

  const told = tills.refusals.map(({ status, body, headers }) => `${status} ${String(body.type).split('/problems/')[1]} ${headers.get('retry-after')}`)
  expect([...new Set(told)].toSorted()).toEqual(['503 http/database-away 2', '503 http/disk-full 10'])
  expect(await compare(disk.path, tills.acknowledged)).toMatchObject({ lost: 0, double: 0, halfWritten: 0, moneyDifferences: 0 })
})
