import { spawn } from 'node:child_process'
import { readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import { ApiClient, openShop } from '#tests/helpers/api-client'
import { codeShown } from '#tests/helpers/code-app'
import { PostgresFolder } from '#tests/helpers/postgres-folder'
import { RunningServer, freePort } from '#tests/helpers/running-server'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
const stack = new AsyncDisposableStack()
let folder: PostgresFolder
let server: RunningServer
let client: ApiClient
/** An attachment of the shop, and where it is read. */
let attachment = ''
const CONTENT = 'pressure 31/29 mmHg'

interface Said { readonly code: number | null; readonly out: string; readonly err: string }

function lunette(args: readonly string[], typed = ''): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, LUNETTE_DATA_DIR: folder.path, LUNETTE_LOG: 'error' }, stdio: ['pipe', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => { said.out += text.toString() })
    child.stderr.on('data', (text: Buffer) => { said.err += text.toString() })
    child.stdin.end(typed)
    child.once('close', (code) => resolve({ code, ...said }))
  })
}
const keysFile = (): string => join(folder.path, 'keys.json')
const read = async (): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`${server.url}/api/v1${attachment}`, { headers: { cookie: client.cookie } })
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  folder = stack.use(PostgresFolder.prepared('lunette-keys-'))
  server = stack.use(new RunningServer(folder.path, await freePort(), {}))
  await server.start()
  client = new ApiClient(server.url)
  const shop = await openShop(client)
  const customer = await client.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Jitka', familyName: 'Nová' })
  const order = await client.must<{ id: string }>(201, 'POST', '/orders', { kind: 'repair', branchId: shop.branchId, customerId: customer.id, lines: [{ variantId: shop.frameId }], deposit: { method: 'cash', amount: { amount: 100, currency: 'CZK' } } })
  const file = await client.must<{ id: string }>(201, 'POST', `/orders/${order.id}/attachments`, { name: 'measured.txt', base64: Buffer.from(CONTENT).toString('base64') })
  // Somebody with an app that makes codes; whoever signs in below has none.
  const { setPasswordLink } = await client.must<{ setPasswordLink: string }>(201, 'POST', '/staff', { name: 'Petr Malý', email: 'petr@shop.example', roles: [{ role: 'clerk', branchId: null }] })
  await client.must(204, 'POST', '/password-resets/confirm', { token: setPasswordLink.split('token=')[1], password: 'correct horse battery' })
  const petr = new ApiClient(server.url)
  await petr.must(201, 'POST', '/session', { email: 'petr@shop.example', password: 'correct horse battery' })
  const { secret } = await petr.must<{ secret: string }>(200, 'POST', '/me/totp')
  await petr.must(200, 'POST', '/me/totp/confirm', { code: codeShown(secret) })
  attachment = `/orders/${order.id}/attachments/${file.id}`
}, 120_000)
afterAll(() => stack.disposeAsync(), 60_000)

it('changes master and organization key beside a running server, which goes on reading and writing', async () => {
  const master = await lunette(['keys', 'rotate'])
  expect(master).toMatchObject({ code: 0, err: expect.stringContaining('Master key 2 is in') })
  // Of people too; the server may have been quicker by a moment.
  expect(master.err).toMatch(/[01] secrets of second factors are sealed under it\./)
  const organization = await lunette(['keys', 'rotate', '--organization', 'all'])
  expect(organization).toMatchObject({ code: 0, err: expect.stringMatching(/key 2 seals from now on\.\n.*: \d+ texts are sealed anew\./) })
  expect(await read()).toEqual({ status: 200, text: CONTENT })
  await client.must(201, 'POST', '/customers', { givenName: 'Jan', familyName: 'Nový' })
  const { out } = await lunette(['keys', 'list'])
  expect(out).toContain('master key 2\tseals\nmaster key 1\topens older backups\n')
  expect(out).toMatch(/\tkey 2\tmade [\d-]+\tunder master key 2\tseals/)
  expect(out).toMatch(/\tkey 1\tmade [\d-]+\tunder master key 2\topens what it sealed/)
  expect(await lunette(['doctor', 'keys'])).toMatchObject({ code: 0, out: expect.stringMatching(/the keys of all \d+ sealed texts are there[\s\S]*The keys of all 1 secrets of second factors are there\./) })
  expect(await lunette(['doctor', 'audit'])).toMatchObject({ code: 0 })
}, 120_000)

it('starts without its key file, says on the pages concerned what is missing, and takes the emergency sheet while it runs', async () => {
  const sheet = join(folder.path, 'emergency.pdf')
  expect(await lunette(['keys', 'sheet', '--out', sheet, '--language', 'cs'])).toMatchObject({ code: 0, err: expect.stringContaining('2 master keys') })
  expect(statSync(sheet).mode & 0o777).toBe(0o600)
  const codes = pdfText(readFileSync(sheet)).join('\n').replace(/\s*-\s*/g, '-').match(/LUN-[MS]\d*(?:-[0-9A-Z]{4}){14}/g) ?? []
  expect(codes).toHaveLength(3)

  await server.stop()
  renameSync(keysFile(), `${keysFile()}.gone`)
  await server.start()
  expect(server.output).toContain('keys.json is missing. Lunette serves, but what is encrypted cannot be read')
  client = new ApiClient(server.url)
  await client.must(201, 'POST', '/session', { email: 'jana@shop.example', password: 'correct horse battery' })
  expect((await client.call('GET', '/orders')).status).toBe(200)
  expect(await read()).toMatchObject({ status: 503, text: expect.stringContaining('http/key-lost') })
  const lost = await lunette(['doctor', 'keys'])
  expect(lost.code).toBe(1)
  expect(lost.out).toMatch(/BAD {2}keys: The key file .* is missing/)
  expect(lost.out).toMatch(/cannot be read: 3 keys of persons, \d+ answers kept for repeated requests, 1 files of persons, \d+ personal values in the audit\. Master key 2 is not in the key file/)
  expect(lost.out).toMatch(/BAD {2}keys: Cannot be read: 1 of 1 secrets of second factors\. Master key 2 is not in the key file/)
  expect(await lunette(['keys', 'rotate'])).toMatchObject({ code: 1, err: expect.stringContaining('--accept-loss yes') })

  expect(await lunette(['keys', 'restore'], 'LUN-M2-AAAA\n')).toMatchObject({ code: 1, err: expect.stringContaining('has a mistake') })
  const restored = await lunette(['keys', 'restore'], `${codes.join('\n').toLowerCase()}\n\n`)
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('sealed texts are there') })
  expect(await read()).toEqual({ status: 200, text: CONTENT })
  expect(JSON.parse(readFileSync(keysFile(), 'utf8'))).toEqual(JSON.parse(readFileSync(`${keysFile()}.gone`, 'utf8')))
}, 120_000)

it('goes on with a new key when the old one is lost for good, and counts what that took along', async () => {
  await server.stop()
  renameSync(keysFile(), `${keysFile()}.lost`)
  const accepted = await lunette(['keys', 'rotate', '--accept-loss', 'yes'])
  expect(accepted).toMatchObject({ code: 0, err: expect.stringContaining('Master key 3 is in') })
  expect(accepted.err).toMatch(/key 1, 2 is declared lost\. Its seals of the audit, up to \d+-[0-9a-f-]+, can be shown/)
  await server.start()
  client = new ApiClient(server.url)
  await client.must(201, 'POST', '/session', { email: 'jana@shop.example', password: 'correct horse battery' })
  expect((await read()).status).toBe(503)
  await client.must(201, 'POST', '/customers', { givenName: 'Po', familyName: 'Ztrátě' })
  expect(await lunette(['doctor', 'keys'])).toMatchObject({ code: 1, out: expect.stringMatching(/cannot be read: 3 keys of persons/) })
  // Whoever says that a key is lost knows that its seals prove less: nothing to set right.
  const { out, code } = await lunette(['doctor', 'audit'])
  expect(out).toContain('the key of some seals was declared lost')
  expect(code).toBe(0)
}, 120_000)
