import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import type { OpenShop } from '#tests/helpers/api-client'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { filmFlags, writeFilm } from '#tests/helpers/film'
import { reaches, trusts } from '#tests/helpers/other-device'
import { PostgresFolder, ask } from '#tests/helpers/postgres-folder'
import { readPicture } from '#tests/helpers/read-picture'
import { ownerOf } from '#tests/helpers/running-postgres'
import { RunningServer, freePort } from '#tests/helpers/running-server'
import { SmallDisk } from '#tests/helpers/small-disk'
import { withAuthenticator } from '#tests/helpers/virtual-authenticator'
import { CLIENTS, Tills, compare, until } from '../kill/orders-at-tills.ts'

/** What a shop wants to see before it trusts Lunette: one phone, one evening, one journey. */
const NAME = 'shop.lunette.internal'
const MEGABYTES = 96

const stack = new AsyncDisposableStack()
const film = join(mkdtempSync(join(tmpdir(), 'lunette-film-')), 'sheet.y4m')
const acknowledged = new Set<string>()
let disk: SmallDisk | null
let server: RunningServer
let owner: ApiClient
let clerk: ApiClient
let shop: OpenShop
let browser: Browser
let secure: string
let phone: Visitor

beforeAll(async () => {
  stack.defer(() => rmSync(join(film, '..'), { recursive: true }))
  disk = SmallDisk.mount(MEGABYTES)
  if (disk) stack.use(disk)
  const port = await freePort()
  secure = `https://${NAME}:${port}`
  const folder = disk?.path ?? stack.use(PostgresFolder.prepared('lunette-floor-')).path
  server = stack.use(new RunningServer(folder, await freePort(), { LUNETTE_LISTEN: `127.0.0.1:${port}`, LUNETTE_PUBLIC_URL: secure }))
  await server.start()
  ;[owner, clerk] = [new ApiClient(server.url), new ApiClient(server.url)]
  shop = await openShop(owner, { language: 'en' })
  const { setPasswordLink } = await owner.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: 'Petr Malý', email: 'petr@shop.example', roles: [{ role: 'clerk', branchId: null }] })
  await clerk.must(204, 'POST', '/password-resets/confirm', { token: setPasswordLink.split('token=')[1], password: 'correct horse battery' })
  await clerk.must(201, 'POST', '/session', { email: 'petr@shop.example', password: 'correct horse battery' })
  browser = stack.use(await launchBrowser([...reaches(NAME), ...await trusts(port), ...filmFlags(film)]))
})
afterAll(() => stack.disposeAsync())

it('a phone reaches Lunette by the QR code at the counter, over HTTPS', async () => {
  await using counter = await Visitor.arrive(browser, server.url, { cookie: owner.cookie })
  await counter.open('/settings/devices')
  await counter.page.getByLabel('Address', { exact: true }).selectOption(secure)
  const address = await readPicture(await counter.page.getByRole('img', { name: /^QR code of http/ }).screenshot())
  phone = stack.use(await Visitor.arrive(browser, secure, { size: 'phone' }))
  await phone.open(address)
  // What that page asks for is done: this browser was started with the authority installed.
  await phone.page.getByRole('link', { name: 'Open Lunette' }).click()
  await phone.page.getByLabel('E-mail').waitFor()
  expect([new URL(address).hostname, new URL(phone.page.url()).origin]).toEqual([NAME, secure])
})

it('its owner signs in there with a passkey', async () => {
  const { page } = phone
  await page.getByLabel('E-mail').fill('jana@shop.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: /Jana Nová/ }).waitFor()
  await withAuthenticator(phone)
  await phone.open('/settings/security')
  await page.getByLabel('Name of the passkey').fill('Phone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await phone.context.clearCookies({ name: 'lunette.session_token' })
  await phone.open('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('button', { name: /Jana Nová/ }).waitFor()
  expect(phone.troubles).toEqual([])
})

it('its camera reads the sheet of an order, and the order opens', async () => {
  const tills = new Tills(clerk, shop)
  await tills.take(1)
  await tills.stop()
  for (const id of tills.acknowledged) acknowledged.add(id)
  const order = await clerk.must<OrderView>(200, 'GET', `/orders/${[...acknowledged][0]}`)
  await writeFilm(film, [{ bcid: 'code128', text: order.number! }])
  const { page } = phone
  await phone.open('/orders')
  await page.getByRole('banner').getByRole('button', { name: 'Scan with the camera' }).click()
  await page.waitForURL(`${secure}/orders/${order.id}`)
  await page.getByRole('heading', { level: 1, name: order.number! }).waitFor()
  expect(phone.troubles).toEqual([])
})

it('an entry that the owner of the database deletes from the audit is named', async () => {
  // What is sealed each minute is sealed at the end as well.
  await server.stop()
  await server.start()
  expect(await server.command('doctor', 'audit')).toMatchObject({ code: 0, out: expect.stringMatching(/ entries are as their \d+ seals say/) })
  const [gone] = await ask<{ id: string }>(await ownerOf(server.dataDir), `delete from audit_entries where id = (select min(id::text)::uuid from audit_entries where action = 'orders.taken') returning id`)
  const { code, out } = await server.command('doctor', 'audit')
  expect(code).toBe(1)
  expect(out).toMatch(new RegExp(`^BAD  audit: Optika Test: entry ${gone?.id} of .* is missing; seal \\d+ has it\\.$`, 'm'))
})

it('a full disk loses no order that was acknowledged and takes none twice', async (context) => {
  if (!disk) {
    console.log('safe floor, full disk: NOT RUN, for only root can mount a disk of its own, and this machine lets nobody')
    return context.skip()
  }
  const tills = new Tills(clerk, shop)
  await tills.take(CLIENTS)
  const makeRoom = disk.fill(0)
  await until(() => tills.refusals.length > CLIENTS, 'the disk did not become full', 30_000)
  // Reading goes on, on the phone as well.
  await phone.open('/orders')
  await phone.page.getByRole('link', { name: /^\d\d-\d+/ }).first().waitFor()
  makeRoom()
  await tills.take(CLIENTS, 30_000)
  await tills.stop()
  expect([...new Set(tills.refusals.map(({ body }) => body.type))]).toEqual([expect.stringMatching(/http\/(disk-full|database-away)$/)])
  expect(await compare(disk.path, acknowledged.union(tills.acknowledged))).toEqual({ acknowledged: expect.any(Number), lost: 0, double: 0, halfWritten: 0, moneyDifferences: 0 })
})
